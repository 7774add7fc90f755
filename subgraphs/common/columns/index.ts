export { ABSENCES, isAbsence, type Absence } from './absence';
export * from './calendar';
export { placeKey, type CitedPlaces } from './citation';
export * from './column';
export { day, type Day } from './day';
export * from './fact';
export * from './link';
export * from './number';
export * from './plain';
