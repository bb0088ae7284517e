export function findElectron(folder?: string, env?: Record<string, string | undefined>): string | null;
export function whyBrowser(state: { display: boolean; electron: string | null; wished: boolean }): string | null;
