export function build(options?: { force?: boolean; shell?: boolean }): Promise<void>;
export function isOutdated(part: { made: string; of: readonly string[] }, root?: string): boolean;
