import { codeOf, DatabaseError } from '../errors';

/** Turns a driver's failure to open or read a file into words. */
export const asDatabaseError = (file: string, error: unknown): Error => {
  switch (codeOf(error)) {
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return new DatabaseError(
        `The database file ${file} is damaged. It is made from the dataset: delete it and start again, and it is made anew.`,
      );
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
    case 'SQLITE_PERM':
    case 'EACCES':
    case 'EEXIST':
    case 'ENOTDIR':
    case 'EROFS':
      return new DatabaseError(
        `The database file ${file} can't be opened for writing. Give this user the right to write to its folder, or name another with DATA_DIR.`,
      );
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return new DatabaseError(
        `Another process has been writing the database file ${file} for longer than is waited. Try again when it is done.`,
      );
    case 'SQLITE_IOERR':
      return new DatabaseError(
        `The database file ${file} could not be read or written (${error instanceof Error ? error.message : 'SQLITE_IOERR'}). Look at the disk: whether there is room, and whether this user may write as much.`,
      );
    case 'SQLITE_FULL':
      return new DatabaseError(
        `There is no room for the database file ${file}. Free some, or name another folder with DATA_DIR.`,
      );
    default:
      return error instanceof Error ? error : new Error(String(error));
  }
};
