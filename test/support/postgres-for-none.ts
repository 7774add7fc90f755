/** Ends the one server of a run. */
const run = async (): Promise<void> => {
  const postgres = globalThis.councilGraphPostgres;
  const [made] =
    (await postgres?.query('postgres', 'SELECT count(*)::int AS databases FROM pg_database')) ?? [];
  await postgres?.close();
  // A run that made none has tested SQLite files.
  if (Number(made?.['databases'] ?? 0) < 10) throw new Error('The tests did not run on PostgreSQL.');
};

export = run;
