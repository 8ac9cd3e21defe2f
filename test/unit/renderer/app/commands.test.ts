import { describe, expect, it } from 'vitest';
import { type Command, matchCommands } from '../../../../src-renderer/app/commands.ts';

const command = (title: string, words = ''): Command => ({ id: title, group: 'Do', title, icon: 'check', words, run: () => undefined });
const commands = [
  command('Import a bank file', 'upload statement'),
  command('Forecast', 'future weeks'),
  command('Make the audit report', 'pdf'),
  command('Audit log'),
];
const titles = (typed: string): string[] => matchCommands(commands, typed).map(({ title }) => title);

describe('matchCommands', () => {
  it('shows everything before anything is typed', () => {
    expect(titles('  ')).toHaveLength(4);
  });

  it('finds by any of its words, in any order', () => {
    expect(titles('file import')).toEqual(['Import a bank file']);
    expect(titles('upload')).toEqual(['Import a bank file']);
    expect(titles('nothing like it')).toEqual([]);
  });

  it('puts what begins with the text first', () => {
    expect(titles('audit')).toEqual(['Audit log', 'Make the audit report']);
  });
});
