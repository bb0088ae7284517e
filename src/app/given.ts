/** What is given of a value: fields that are undefined left out, as the ledger takes an absent field for one that stays. */
export const given = <Value extends object>(value: Value): { [Key in keyof Value]: Exclude<Value[Key], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as { [Key in keyof Value]: Exclude<Value[Key], undefined> };
