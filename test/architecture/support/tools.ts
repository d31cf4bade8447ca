import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesOf } from './workspace.js'
import { foldersIn, FIXTURES, ROOT } from './files.js'

/** One thing a tool found: which rule, in which file. */
export interface Finding {
  readonly file: string
  readonly rule: string
  readonly says: string
}

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program of this repository in a folder. */
export const run = (cwd: string, command: string, args: readonly string[], env: Record<string, string> = {}): Ran => {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, ...env },
  })
  return { status, stdout, stderr }
}

export const node = (cwd: string, args: readonly string[], env?: Record<string, string>): Ran =>
  run(cwd, process.execPath, args, env)

const bin = (name: string): string => join(ROOT, 'node_modules/.bin', name)
const parse = <T>({ stdout, stderr }: Ran): T => {
  if (!stdout.trimStart().startsWith('{')) throw new Error(`the tool did not run: ${stdout}${stderr}`)
  return JSON.parse(stdout) as T
}

export interface Cruise {
  readonly cruised: readonly string[]
  /** Files that were not cruised, and `file → import` where an import was not seen. */
  readonly unseen: readonly string[]
  readonly violations: readonly {
    readonly rule: string
    readonly from: string
    readonly to: string
    readonly comment: string
  }[]
}

/** dependency-cruiser, as `npm run verify` runs it. */
export const cruise = (root: string, ...args: readonly string[]): Cruise =>
  parse<Cruise>(node(root, [join(ROOT, 'tools/dependencies.mjs'), '--json', ...args]))

interface Diagnostic {
  readonly code?: string
  readonly filename: string
  readonly message: string
}

/** `jest(expect-expect)` → `jest/expect-expect`; what has no rule (a syntax error) is named so. */
const ruleOf = (code = 'no rule'): string => code.replace('(', '/').replace(')', '')

/** oxlint with the configuration at the root, as `npm run verify` runs it. */
export const lint = (root: string): { readonly files: number; readonly findings: readonly Finding[] } => {
  const { diagnostics, number_of_files: files } = parse<{ diagnostics: Diagnostic[]; number_of_files: number }>(
    run(root, bin('oxlint'), ['-f', 'json']),
  )
  const findings = diagnostics.map(({ code, filename, message }) => ({
    file: filename,
    rule: ruleOf(code),
    says: message,
  }))
  return { files, findings }
}

/** The files that oxlint would look at. */
export const linted = (root: string): readonly string[] =>
  run(root, bin('oxlint'), ['--debug=files']).stdout.split('\n').filter(Boolean)

/** tsc over domain, projections and the libs they stand on. */
export const compilePure = (root: string): readonly Finding[] =>
  run(root, bin('tsc'), ['-p', 'tsconfig.pure.json', '--pretty', 'false'])
    .stdout.split('\n')
    .flatMap((line) => {
      const [, file, rule, says] = /^(.+?)\(\d+,\d+\): error (TS\d+): (.*)$/.exec(line) ?? []
      if (line.startsWith('error ')) throw new Error(line)
      return file && rule && says ? [{ file, rule, says }] : []
    })

/** Every file of the pure compile, those of packages included. */
export const pureFiles = (root: string): readonly string[] =>
  run(root, bin('tsc'), ['-p', 'tsconfig.pure.json', '--listFilesOnly']).stdout.split('\n').filter(Boolean)

/** The specs that Jest would run. */
export const jestSpecs = (root: string): readonly string[] =>
  node(root, [
    '--experimental-vm-modules',
    join(ROOT, 'node_modules/jest/bin/jest.js'),
    '--listTests',
    '--rootDir',
    root,
  ])
    .stdout.split('\n')
    .filter(Boolean)

/** Which rules fired in a file, each once. */
export const rulesIn = (file: string, findings: readonly Finding[]): readonly string[] => [
  ...new Set(findings.filter((finding) => finding.file === file).map(({ rule }) => rule)),
]

export interface Fixture {
  readonly name: string
  readonly files: readonly string[]
}

/** The fixture folders in a folder of fixtures, each with the files it contributes. */
export const fixturesIn = (kind: string): readonly Fixture[] =>
  foldersIn(join(ROOT, FIXTURES), kind).map((name) => ({ name, files: filesOf(`${kind}/${name}`) }))

/** A JSON file of this repository. */
export const readJson = <T>(file: string): T => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as T
