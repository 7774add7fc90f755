import { to, type OpenWorld, type World } from '../world';

const jobs = `
  type Job @key(fields: "id") { id: ID! title: String done: Boolean! hours: Int place: Place history: [String!]! }
  type Place @key(fields: "id") { id: ID! name: String jobs: [Job!] }
  input Line { text: String! times: Int = 1 marks: [Mark] = [LOW] }
  enum Mark { LOW HIGH }
  input JobChange { id: ID! title: String = "untitled" lines: [Line!] = [{ text: "x" }] hours: Int }
  type Query { job(id: ID!): Job jobs: [Job!]! place(id: ID!): Place journal: [String!]! }
  type Mutation { changeJob(change: JobChange!): Job finishJob(id: ID! = "j1"): Job! failJob(id: ID): Job addHours(id: ID!, hours: [Int] = [1]): Int }
`;

const crews = `
  interface Worker { id: ID! name: String }
  type Cleaner implements Worker @key(fields: "id") { id: ID! name: String jobs: [Job] }
  type Builder implements Worker @key(fields: "id") { id: ID! name: String tools: [String!] crew: Crew! }
  type Crew @key(fields: "id") { id: ID! workers: [Worker!]! size: Int! }
  type Job @key(fields: "id") { id: ID! workers: [Worker] crew: Crew hours: Int @external wage: Int @requires(fields: "hours") }
  type Query { crew(id: ID!): Crew workers: [Worker!] }
  type Mutation { hire(crew: ID!, name: String): Worker moveCrew(job: ID!, crew: ID): Job dismiss: Crew! }
`;

const notes = `
  type Note @key(fields: "id") { id: ID! text: String! on: Noted number: Int! }
  union Noted = Job | Crew | Place
  type Job @key(fields: "id") { id: ID! notes: [Note!]! noteCount: Int }
  type Crew @key(fields: "id") { id: ID! notes: [Note] }
  type Place @key(fields: "id") { id: ID! notes: [Note!] }
  type Query { notes: [Note!]! }
  type Mutation { note(job: ID!, text: String! = "noted"): Note noteAll(texts: [String!]!): [Note!] clearNotes: Int! }
`;

interface Job {
  readonly __typename: 'Job';
  readonly id: string;
  title: string | null;
  done: boolean;
  hours: number | null;
  readonly place: unknown;
  readonly history: string[];
  workers: unknown[];
  crew: unknown;
}

const text = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));

const open = (): OpenWorld => {
  const journal: string[] = [];
  const job = (id: string, title: string | null, hours: number | null): Job => ({
    __typename: 'Job',
    id,
    title,
    done: false,
    hours,
    place: id === 'j2' ? null : to('p1'),
    history: [],
    workers: id === 'j2' ? [null, to('w2')] : [to('w1'), to('w2')],
    crew: id === 'j2' ? null : to('c1'),
  });
  const allJobs = [job('j1', 'Roof', 5), job('j2', null, null)];
  const jobOf = (id: unknown): Job | undefined => allJobs.find((each) => each.id === id);
  const crew = {
    __typename: 'Crew',
    id: 'c1',
    workers: [to('w1'), to('w2')],
  };
  const allNotes: { __typename: string; id: string; text: string; on: unknown; number: number }[] = [];
  const rows: Record<string, unknown>[] = [
    ...allJobs.map((each) => each as Job & Record<string, unknown>),
    { __typename: 'Place', id: 'p1', name: 'Town hall', jobs: [to('j1'), to('j2')] },
    { __typename: 'Cleaner', id: 'w1', name: 'Ada', jobs: [to('j1'), null] },
    { __typename: 'Builder', id: 'w2', name: null, tools: ['saw'], crew: to('c1') },
    crew,
  ];
  const addNote = (on: unknown, words: string) => {
    journal.push(`note ${words}`);
    const number = allNotes.length + 1;
    const note = { __typename: 'Note', id: `n${String(number)}`, text: words, on, number };
    allNotes.push(note);
    rows.push(note);
    return note;
  };
  addNote(to('j1'), 'begun');
  journal.length = 0;
  const notesOn = (id: unknown) =>
    allNotes.filter(({ on }) => (on as { readonly id: string } | null)?.id === id).map((each) => to(each.id));
  return {
    rows,
    resolvers: {
      'Query.job': (_, { id }) => to(String(id)),
      'Query.jobs': () => [to('j2'), to('j1')],
      'Query.place': (_, { id }) => to(String(id)),
      'Query.journal': () => [...journal],
      'Query.crew': (_, { id }) => to(String(id)),
      'Query.workers': () => [to('w2'), to('w1')],
      'Query.notes': () => allNotes.map(({ id }) => to(id)),
      'Job.history': ({ history }) => [...(history as string[])],
      'Job.wage': (_row, _args, { hours }) => (typeof hours === 'number' ? hours * 12 : null),
      'Job.notes': ({ id }) => notesOn(id),
      'Job.noteCount': ({ id }) => notesOn(id).length,
      'Crew.notes': ({ id }) => notesOn(id),
      'Crew.size': ({ workers }) => (workers as unknown[]).length,
      'Place.notes': ({ id }) => notesOn(id),
      'Mutation.changeJob': (_, { change }) => {
        const { id, title, lines, hours } = change as Record<string, unknown>;
        journal.push(`change ${text(change)}`);
        const found = jobOf(id);
        if (found === undefined) return null;
        if (title !== undefined) found.title = title as string | null;
        if (hours !== undefined) found.hours = hours as number | null;
        found.history.push(`changed ${text(lines)}`);
        return to(found.id);
      },
      'Mutation.finishJob': (_, { id }) => {
        journal.push(`finish ${text(id)}`);
        const found = jobOf(id);
        if (found === undefined) return null;
        found.done = true;
        found.history.push(`finished after ${String(journal.length)}`);
        return to(found.id);
      },
      'Mutation.failJob': (_, { id }) => {
        journal.push(`fail ${text(id)}`);
        throw new Error('It can not be failed.');
      },
      'Mutation.addHours': (_, { id, hours }) => {
        const found = jobOf(id);
        const added = (hours as (number | null)[] | null)?.reduce<number>(
          (sum, each) => sum + (each ?? 0),
          0,
        );
        journal.push(`hours ${text(hours)}`);
        if (found === undefined || added === undefined) return null;
        found.hours = (found.hours ?? 0) + added;
        return found.hours;
      },
      'Mutation.hire': (_, { crew: id, name }) => {
        const number = rows.length;
        journal.push(`hire ${text(name)}`);
        if (id !== crew.id) return null;
        const worker = {
          __typename: number % 2 === 0 ? 'Cleaner' : 'Builder',
          id: `h${String(number)}`,
          name: name ?? null,
          jobs: null,
          tools: null,
          crew: to('c1'),
        };
        rows.push(worker);
        crew.workers.push(to(worker.id));
        return to(worker.id);
      },
      'Mutation.moveCrew': (_, { job: id, crew: next }) => {
        journal.push(`move ${text(next)}`);
        const found = jobOf(id);
        if (found === undefined) return null;
        found.crew = next === crew.id ? to(crew.id) : null;
        return to(found.id);
      },
      'Mutation.dismiss': () => {
        journal.push('dismiss');
        crew.workers.length = 1;
        return to(crew.id);
      },
      'Mutation.note': (_, { job: id, text: words }) =>
        jobOf(id) === undefined ? null : to(addNote(to(String(id)), String(words)).id),
      'Mutation.noteAll': (_, { texts }) => (texts as string[]).map((words) => to(addNote(null, words).id)),
      'Mutation.clearNotes': () => {
        journal.push('clear');
        return allNotes.splice(0).length;
      },
    },
  };
};

/** Repairs: mutations in three subgraphs whose order shows in what they answer, and in the journal. */
export const repairs: World = {
  name: 'repairs',
  subgraphs: { jobs, crews, notes },
  through: { 'Job.wage': ['jobs'] },
  values: {
    'Query.job.id': ['j1', 'j2', 'none'],
    'Query.place.id': ['p1', 'none'],
    'Query.crew.id': ['c1', 'none'],
    'Mutation.finishJob.id': ['j1', 'j1', 'j2', 'none'],
    'Mutation.failJob.id': ['j1'],
    'Mutation.addHours.id': ['j1', 'j2'],
    'Mutation.hire.crew': ['c1', 'c1', 'none'],
    'Mutation.moveCrew.job': ['j1', 'j2'],
    'Mutation.moveCrew.crew': ['c1', 'none'],
    'Mutation.note.job': ['j1', 'j2', 'none'],
    'JobChange.id': ['j1', 'j2'],
  },
  open,
};
