export interface Codec { toText(value: unknown): string; fromText(text: string): unknown }
export function codec(): Codec;
