import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import { type ScreenId, SCREENS } from '../kit/route.ts';

const FILES = {
  intake: async () => ({ default: (await import('../intake/intake.tsx')).Intake }),
  review: async () => ({ default: (await import('../review/review.tsx')).Review }),
  ledger: async () => ({ default: (await import('../ledger/ledger.tsx')).Ledger }),
  calendar: async () => ({ default: (await import('../calendar/calendar.tsx')).Calendar }),
  todo: async () => ({ default: (await import('../todo/todo.tsx')).Todo }),
  supervision: async () => ({ default: (await import('../supervision/supervision.tsx')).Supervision }),
  relations: async () => ({ default: (await import('../relations/relations.tsx')).Relations }),
  compare: async () => ({ default: (await import('../compare/compare.tsx')).Compare }),
  checks: async () => ({ default: (await import('../checks/checks.tsx')).Checks }),
  library: async () => ({ default: (await import('../library/library.tsx')).Library }),
  overview: async () => ({ default: (await import('../overview/overview.tsx')).Overview }),
  export: async () => ({ default: (await import('../export/export.tsx')).Export }),
  settings: async () => ({ default: (await import('../settings/settings.tsx')).Settings }),
} as const satisfies Record<ScreenId, unknown>;

/** A screen's files are fetched when it is first shown. */
export const VIEWS = Object.fromEntries(SCREENS.map((id) => [id, lazy<ComponentType>(FILES[id])])) as Record<ScreenId, LazyExoticComponent<ComponentType>>;

/** Fetches a screen's files now; what goes wrong is told when it is shown. */
export function fetchScreen(screen: ScreenId): void {
  FILES[screen]().catch(() => undefined);
}
