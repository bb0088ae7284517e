import type { TwinChoice } from '#api/intake-methods';

/** In the order of how much they change. */
export const TWIN_CHOICES_SHOWN = ['skip', 'new-version', 'import-anyway'] as const satisfies readonly TwinChoice[];
