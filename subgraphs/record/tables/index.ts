export * from './conflicts';
export * from './derived';
export * from './places';
