/** As indexOf, but looks no farther than `to`: what does not stand in a sentence is not looked for in the rest of the document. */
export function indexWithin(text: string, word: string, from: number, to: number): number {
  const first = word.charCodeAt(0);
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === first && text.startsWith(word, i)) return i;
  return -1;
}
