import { wholeNumber, type Setting } from '../process/setting';
import type { ValuesOf } from '../process/read-settings';

const textAsIs = (described: Pick<Setting<string>, 'name' | 'meaning'>, right: string): Setting<string> => ({
  ...described,
  fallback: '',
  right,
  parse: (text) => text,
});

/** Where the subgraphs' data lives, if not in SQLite files. */
export const databaseSettings = () => ({
  // Checked where it is used and not here: a setting that is refused here is shown whole, and this holds a password.
  databaseUrl: textAsIs(
    {
      name: 'COUNCIL_GRAPH_DATABASE_URL',
      meaning:
        "The PostgreSQL database that all subgraphs live in, a schema each: `postgres://user:password@host:5432/database?sslmode=verify-full`. Without it, each subgraph has a SQLite file in `DATA_DIR`. `sslmode` is `disable`, `require` (encrypted, the server not verified), `verify-ca` or `verify-full`; where it isn't said, it is `disable` for this machine and `verify-full` for others.",
    },
    'the address of a PostgreSQL database',
  ),
  databaseCa: textAsIs(
    {
      name: 'COUNCIL_GRAPH_DATABASE_CA',
      meaning:
        "A file with the certificates of the authorities that may have signed the PostgreSQL server's certificate, as PEM. Without it, those that Node knows.",
    },
    'the path of a file',
  ),
  databasePasswordFile: textAsIs(
    {
      name: 'COUNCIL_GRAPH_DATABASE_PASSWORD_FILE',
      meaning:
        'A file that holds the password for PostgreSQL, in the place of the one in the address: so that it stands in no environment.',
    },
    'the path of a file',
  ),
  databaseConnections: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_DATABASE_CONNECTIONS',
      fallback: '4',
      meaning:
        'How many connections each subgraph of a process reads PostgreSQL with: five subgraphs in one process take five times as many, and a few more while they load.',
    },
    { least: 1, most: 100 },
  ),
});

/** The values of the settings of a database. */
export type DatabaseConfig = ValuesOf<ReturnType<typeof databaseSettings>>;
