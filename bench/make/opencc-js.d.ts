/** The package ships its dictionaries without types: one string of "traditional simplified" entries parted by |. */
declare module 'opencc-js/dict/*' {
  const dictionary: string;
  export default dictionary;
}
