export const ANALYSIS_FLAGS: readonly string[];
