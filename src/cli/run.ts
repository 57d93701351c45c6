import { parseArgs } from 'node:util';
import { err, errorRegister, type Failure, type Result } from '#log/index.ts';
import type { Command, Context, Given } from './command.ts';
import { readSettings } from './settings.ts';
import { thrownToFailure } from './thrown.ts';

export type Commands = Readonly<Record<string, () => Promise<Command>>>;

/**
 * Runs one command and answers the exit code: 0 done, 1 failed or the answer is no, 2 called in a way that it does not
 * understand. Whatever is thrown becomes a sentence; with `ALONGSIDE_TRACE=1` it is printed as Node does.
 */
export const runCommand = async (
  commands: Commands,
  [name = 'help', ...args]: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  outside: Omit<Context, 'settings'>,
): Promise<number> => {
  if (name === 'version' || name === '--version') {
    outside.say(outside.version);
    return 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    const isHelp = name === 'help' || name === '--help';
    await printHelp(commands, isHelp ? outside.say : outside.note, isHelp ? undefined : name);
    return isHelp ? 0 : 2;
  }
  const command = await load();
  const given = readArguments(command, args);
  if (typeof given === 'string') {
    outside.note(`${given}\nusage: alongside ${name} ${command.usage}`);
    return 2;
  }
  const settings = readSettings(env);
  const result = settings.ok
    ? await runOrExplain(command, { ...outside, settings: settings.value }, given)
    : settings;
  if (result.ok) return result.value ? 0 : 1;
  for (const line of failureLines(result.error)) outside.note(line);
  return 1;
};

const runOrExplain = async (
  command: Command,
  context: Context,
  given: Given,
): Promise<Result<boolean, Failure>> => {
  try {
    return await command.run(context, given);
  } catch (error) {
    if (context.settings.env['ALONGSIDE_TRACE'] === '1') throw error;
    return err(thrownToFailure(error));
  }
};

/** What happened, what to do, and the part for whoever is asked for help. */
export const failureLines = ({ code, detail, field }: Failure): readonly string[] => {
  // On a terminal what was not found is what a flag named.
  if (code === 'not-found' && field?.startsWith('--') === true)
    return [
      `Nothing here is called as ${field} says.`,
      ...(detail === undefined || detail === '' ? [] : [`  There are: ${detail}`]),
    ];
  // What a file is, and what to do with it, in a sentence of its own: the usual one would say something else beside it.
  if (code === 'sheet-unreadable' && detail !== undefined && /^[A-Z].*\.$/.test(detail))
    return [detail, `  ${code}`];
  const { message, action } = errorRegister[code];
  const where = field === undefined ? '' : ` (${field})`;
  return [`${message}${where} ${action}`, `  ${code}${detail === undefined ? '' : `: ${detail}`}`];
};

const readArguments = (command: Command, args: readonly string[]): Given | string => {
  const parsed = parse(command, args);
  if (typeof parsed === 'string') return parsed;
  const [least, most] = command.words;
  if (parsed.words.length < least) return 'Something is missing.';
  if (parsed.words.length > most) return `Not understood: ${parsed.words.slice(most).join(' ')}`;
  return parsed;
};

const parse = ({ options }: Command, args: readonly string[]): Given | string => {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { words: positionals, options: values };
  } catch (error) {
    // parseArgs throws only for what was typed; its first sentence says which option it was.
    if (error instanceof TypeError) return error.message.split('. ')[0] ?? error.message;
    throw error;
  }
};

const printHelp = async (
  commands: Commands,
  print: (line: string) => void,
  unknown: string | undefined,
): Promise<void> => {
  if (unknown !== undefined) print(`There is no command "${unknown}".`);
  print('alongside COMMAND ...');
  for (const [name, load] of Object.entries(commands)) {
    const { summary, usage } = await load();
    print(`  ${`${name} ${usage}`.trim()}\n      ${summary}`);
  }
};
