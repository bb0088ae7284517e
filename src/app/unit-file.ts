/** A file's name for a unit, without what no disk takes; one that another unit of the same lot has already gets a number. Enters it into `taken`. */
export function unitFileName(unit: string, taken: Set<string>): string {
  const base = unit.replace(/[\\/:*?"<>|\s\p{Cc}]/gu, '_').slice(0, 60) || '单位';
  let name = base;
  for (let n = 2; taken.has(name); n++) name = `${base}-${n}`;
  taken.add(name);
  return name;
}
