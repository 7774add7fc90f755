export * from './agreements';
export * from './decisions';
export * from './organisations';
export * from './services';
