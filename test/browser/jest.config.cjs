const base = require('../../jest.config.cjs');

/** The browser tests have a configuration of their own: they need a built page and Chromium. */
module.exports = {
  rootDir: '../..',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
  transform: {
    '^.+\\.[jt]s$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: base.transformIgnorePatterns,
  testTimeout: 60_000,
  // Each file starts a browser; several at once make each slow enough to look broken.
  maxWorkers: 1,
};
