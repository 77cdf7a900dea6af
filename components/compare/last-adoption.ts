/** Where a reason may still be given for what was adopted last. */
export type LastAdoption = {
  readonly renderingId: string;
  readonly adoptionId: string;
  /** Of the track that it was taken from. */
  readonly trackName: string;
};
