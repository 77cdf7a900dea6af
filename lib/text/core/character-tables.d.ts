// The tables of OpenCC, which opencc-js ships without types: "漢 汉|語 语|…".
declare module "opencc-js/dict/TSCharacters" {
  const table: string;
  export default table;
}
declare module "opencc-js/dict/HKVariantsRev" {
  const table: string;
  export default table;
}
declare module "opencc-js/dict/TWVariantsRev" {
  const table: string;
  export default table;
}
declare module "opencc-js/dict/STPhrases" {
  const table: string;
  export default table;
}
