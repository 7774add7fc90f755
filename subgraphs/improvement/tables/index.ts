export * from './inspections';
export * from './intervention';
export * from './programmes';
