// One run over the whole workspace; a project's own `test` script narrows it to its folder. Needs
// NODE_OPTIONS=--experimental-vm-modules because NestJS 12 and zod 4 are ES modules.
import { readFileSync } from 'node:fs'

const swcrc = JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8'))
delete swcrc.$schema

// Only where somebody wants to know what each spec did: see tools/evidence.
const isHeard = Boolean(process.env.HUIYIN_EVIDENCE_FILE)

export default {
  testEnvironment: isHeard ? '<rootDir>/tools/evidence/environment.mjs' : 'node',
  setupFiles: isHeard && process.env.HUIYIN_EVIDENCE_SEEDED ? ['<rootDir>/tools/evidence/seeded.mjs'] : [],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['@huiyin/source', 'node', 'node-addons'] },
  transform: {
    '^.+\\.tsx?$': [isHeard ? '<rootDir>/tools/evidence/transform.mjs' : '@swc/jest', { ...swcrc, swcrc: false }],
  },
  testMatch: ['<rootDir>/{libs,services,apps,test,tools}/**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/.nx/', '<rootDir>/.stryker-tmp/'],
  watchPathIgnorePatterns: ['/dist/'],
  workerIdleMemoryLimit: '900MB',
  testTimeout: 60_000, // how long a test takes on a busy machine says nothing of its rule
}
