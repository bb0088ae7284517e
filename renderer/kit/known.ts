import { createContext } from 'react';
import type { LedgerGlance } from '#api/ledger-methods';

/** What the frame has asked the core for, so that no screen asks again. The ledger at a glance; null while unknown. */
export const Glance = createContext<LedgerGlance | null>(null);
/** 我的姓名 as the settings have it; '' for none. */
export const Person = createContext('');
