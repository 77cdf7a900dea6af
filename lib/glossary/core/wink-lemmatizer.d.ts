// The package has no types of its own.
declare module "wink-lemmatizer" {
  const lemmatizer: {
    /** The singular of a lower-case noun; the word itself when it is none that WordNet knows. */
    noun(word: string): string;
    /** The base form of a lower-case verb; the word itself when it is none that WordNet knows. */
    verb(word: string): string;
  };
  export default lemmatizer;
}
