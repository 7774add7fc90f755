import js from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import jsdoc from 'eslint-plugin-jsdoc';
import typescript from 'typescript-eslint';

const subgraphs = ['agreements', 'finance', 'safeguarding', 'improvement', 'record'];

/** What of the subgraphs the gateway may know: their list, their contract and what is a part of it, and how a process is run. */
const forGateway = [
  'index.ts',
  'config.ts',
  'common/allowance.ts',
  'common/contract.ts',
  'common/errors.ts',
  'common/scalars.ts',
  'common/project-root.ts',
  'common/signing',
  'common/tracing',
  'common/view.ts',
  'common/process',
].map((path) => `./${path}`);

/** common <- a subgraph <- the list <- gateway <- test, bench. */
const directions = [
  {
    target: './subgraphs/common',
    from: './subgraphs',
    except: ['./common'],
    message: 'What subgraphs share knows none of them.',
  },
  ...subgraphs.map((name) => ({
    target: `./subgraphs/${name}`,
    from: './subgraphs',
    except: ['./common', `./${name}`],
    message: 'A subgraph imports nothing but itself and what all share.',
  })),
  {
    target: './gateway',
    from: './subgraphs',
    except: forGateway,
    message: 'The gateway knows the list of subgraphs and their contract, nothing inside them.',
  },
  { target: './subgraphs', from: './gateway', message: 'Subgraphs do not know the gateway.' },
  {
    target: ['./subgraphs', './gateway'],
    from: ['./test', './bench'],
    message: 'The product does not know its tests.',
  },
];

/** Code that runs in a browser, or drives one; it has compiler settings of its own. */
const inBrowser = [
  'gateway/explorer/**',
  'test/browser/**',
  'test/support/explorer-*.ts',
  'test/support/browser.ts',
  'test/support/examples.ts',
];

export default typescript.config(
  { ignores: ['dist/', '**/node_modules/', 'coverage/', '.data/', 'bench/results/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    ignores: inBrowser,
    extends: [typescript.configs.strictTypeChecked, typescript.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver': { node: { extensions: ['.ts', '.js'] } } },
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones: directions }],
      'import-x/no-default-export': 'error',
      'no-console': 'off',
      // The compiler option noPropertyAccessFromIndexSignature asks for the opposite.
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      // What is made here are objects of functions that use no `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: inBrowser,
    ignores: ['**/*.css', '**/*.html', '**/*.svg', '**/*.json', '**/*.graphql', '**/*.cjs'],
    extends: [typescript.configs.recommended],
  },
  {
    files: ['gateway/**/*.ts', 'subgraphs/**/*.ts'],
    ignores: ['gateway/explorer/**'],
    plugins: { jsdoc },
    rules: {
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: true,
          enableFixer: false,
          contexts: [
            'ExportNamedDeclaration > FunctionDeclaration',
            'ExportNamedDeclaration > VariableDeclaration',
            'ExportNamedDeclaration > ClassDeclaration',
            'ExportNamedDeclaration > TSInterfaceDeclaration',
            'ExportNamedDeclaration > TSTypeAliasDeclaration',
          ],
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // A test asserts whole answers, which come as values of no declared type.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.mts'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        URL: 'readonly',
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
        __filename: 'readonly',
        setTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        fetch: 'readonly',
      },
    },
  },
);
