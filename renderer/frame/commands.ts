import type { ShellCommand } from '#api/events';
import { chooseFiles, chooseFolder, startSamples } from '../intake/start.ts';
import { go } from '../kit/route.ts';
import { ledgerParams } from '../ledger/address.ts';

/** What the application menu, the palette and the keys can ask for. */
export type Command = ShellCommand | 'tone' | 'keys' | 'redo' | 'samples' | 'export-by-unit' | 'overdue' | 'doubtful';

/** Commands of the menu are commands of the screens. */
export const commandOf = (command: ShellCommand): Command => (command === 'guide' ? 'keys' : command);

/** Does what leads to a screen or begins an import; the frame does the rest itself. */
export async function run(command: Exclude<Command, 'search' | 'keys' | 'undo' | 'redo' | 'tone'>): Promise<void> {
  switch (command) {
    case 'choose-files': await chooseFiles(); break;
    case 'choose-folder': await chooseFolder(); break;
    case 'samples': await startSamples(); break;
    case 'export': go('export'); break;
    case 'export-by-unit': go('export', { layout: 'by-unit' }); break;
    case 'backup': go('settings', { part: 'backup' }); break;
    case 'settings': case 'go-settings': go('settings'); break;
    case 'overdue': go('ledger', ledgerParams({ overdue: true })); break;
    case 'doubtful': go('ledger', ledgerParams({ hasDoubt: true })); break;
    case 'go-intake': go('intake'); break;
    case 'go-review': go('review'); break;
    case 'go-ledger': go('ledger'); break;
    case 'go-calendar': go('calendar'); break;
    case 'go-todo': go('todo'); break;
    case 'go-supervision': go('supervision'); break;
    case 'go-relations': go('relations'); break;
    case 'go-checks': go('checks'); break;
    case 'go-documents': go('library'); break;
    case 'go-overview': go('overview'); break;
    case 'go-export': go('export'); break;
    case 'guide': break;
  }
}
