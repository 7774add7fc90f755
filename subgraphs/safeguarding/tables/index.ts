export * from './duties';
export * from './partnerships';
export * from './statements';
