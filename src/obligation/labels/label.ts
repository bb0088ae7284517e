/**
 * What a sentence is to a 督查室 clerk: duty, prohibition, target, encouragement, consequence (reward, penalty), rule
 * (definition, scope, composition), nothing.
 */
export const LABELS = ['D', 'P', 'T', 'E', 'C', 'R', 'N'] as const;
export type Label = (typeof LABELS)[number];

export const isLabel = (text: string): text is Label => (LABELS as readonly string[]).includes(text);
