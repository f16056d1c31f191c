import type { Server } from '@modelcontextprotocol/server';
import { invalidParams } from './invalid-params.ts';

interface Prompt {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly arguments: readonly {
    readonly name: string;
    readonly description: string;
    readonly required: boolean;
  }[];
  /** What the user is made to say. */
  text(args: Readonly<Record<string, string>>): string;
}

/** Guided workflows (contract 6). Names, arguments and words are assumed (contract 11.2, item 37). */
const prompts: readonly Prompt[] = [
  {
    name: 'explore_data',
    title: 'Explore the data',
    description: 'Finds out what the tables hold.',
    arguments: [
      {
        name: 'schema_name',
        description: 'Schema to explore; default: the default schema.',
        required: false,
      },
    ],
    text: ({ schema_name }) =>
      `Explore the DynamoSQL data${schema_name === undefined ? '' : ` in the schema "${schema_name}"`}. ` +
      'Call list_tables first, then describe_table for the tables that look most useful, then read ten rows of each ' +
      'with run_sql. Sum up what the data is about and suggest three questions that it could answer.',
  },
  {
    name: 'write_query',
    title: 'Write a query',
    description: 'Answers a question with one SQL statement.',
    arguments: [{ name: 'question', description: 'The question in plain words.', required: true }],
    text: ({ question = '' }) =>
      `Answer this question with DynamoSQL: ${question}\n\n` +
      'Read the resource dynamosql://docs/limitations, look up the columns with describe_table, write one SELECT ' +
      'that uses an index where it can, run it with run_sql, and explain the result.',
  },
];

export function offerPrompts(server: Server): void {
  server.setRequestHandler('prompts/list', () => ({
    prompts: prompts.map(({ text: _, ...listed }) => ({
      ...listed,
      arguments: [...listed.arguments],
    })),
  }));
  server.setRequestHandler('prompts/get', ({ params }) => {
    const prompt = prompts.find(({ name }) => name === params.name);
    if (prompt === undefined) throw invalidParams(`Unknown prompt: ${params.name}`);
    const args = params.arguments ?? {};
    const missing = missingArgument(prompt, args);
    if (missing !== undefined) throw invalidParams(`Missing argument: ${missing}`);
    const text = prompt.text(args);
    return {
      description: prompt.description,
      messages: [{ role: 'user', content: { type: 'text', text } }],
    };
  });
}

/** The first required argument that is missing. */
function missingArgument(
  prompt: Prompt,
  args: Readonly<Record<string, string>>,
): string | undefined {
  return prompt.arguments.find(({ name, required }) => required && args[name] === undefined)?.name;
}
