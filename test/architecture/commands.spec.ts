import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './support/files.js'
import { node, run, type Ran } from './support/tools.js'
import { workspaceWith, type Workspace } from './support/workspace.js'

const lastLine = ({ stdout }: Ran): string | undefined => stdout.trimEnd().split('\n').at(-1)

describe('npm run verify', () => {
  const steps = [
    { name: 'first', command: 'true', args: [] },
    { name: 'second', command: 'sh', args: ['-c', 'echo because; exit 3'] },
    { name: 'third', command: 'true', args: [], after: 'first' },
    { name: 'fourth', command: 'true', args: [], after: 'second' },
    { name: 'fifth', command: 'no-such-program', args: [] },
  ]
  const script = (list: object) =>
    `import { runSteps } from ${JSON.stringify(join(ROOT, 'tools/steps.mjs'))}\n` +
    `console.log(JSON.stringify(await runSteps(${JSON.stringify(list)}, { cwd: '.' })))`

  test('names each step with its seconds, says why one failed, and leaves out what stands on it', () => {
    const { stdout } = node(ROOT, ['--input-type=module', '-e', script(steps)])
    expect(stdout).toMatch(/^ok +\d+\.\d s {2}first$/m)
    expect(stdout).toMatch(/^FAILED +\d+\.\d s {2}second\nbecause$/m)
    expect(stdout).toMatch(/^ok +\d+\.\d s {2}third$/m)
    expect(stdout).toMatch(/^NOT RUN +fourth: needs second$/m)
    expect(stdout).toMatch(/^FAILED +\d+\.\d s {2}fifth$/m)
    const failed = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as string[]
    expect(failed.sort()).toStrictEqual(['fifth', 'fourth', 'second'])
  })
  test('steps that wait for each other are a fault and no success', () => {
    const circle = [
      { name: 'hen', command: 'true', args: [], after: 'egg' },
      { name: 'egg', command: 'true', args: [], after: 'hen' },
    ]
    expect(node(ROOT, ['--input-type=module', '-e', script(circle)]).status).not.toBe(0)
  })
})

describe('npm run generate', () => {
  let workspace: Workspace
  beforeAll(() => {
    workspace = workspaceWith([])
  })
  afterAll(() => workspace.remove())

  test('--check fails while a file is out of date and passes once it is written', () => {
    const sync = (...args: readonly string[]) => node(workspace.root, ['tools/sync-references.mjs', ...args]).status
    expect(sync('--check')).toBe(1)
    expect(sync()).toBe(0)
    expect(sync('--check')).toBe(0)
  })
  test('fails when one of its generators fails', () => {
    const { status, stderr } = node(workspace.root, ['tools/generate.mjs', '--check'])
    expect(status).toBe(1)
    expect(stderr).toContain('out of date or broken: libs/calendar/tools/import-chinese-days.mjs')
  })
})

describe('npm test', () => {
  const spec = (...body: readonly string[]) =>
    [`import { appendFileSync } from 'node:fs'`, `import { expect, test } from '@jest/globals'`, ...body, ''].join('\n')
  const note = (line: string) => `appendFileSync(process.env.HUIYIN_NOT_RUN_FILE, '${line}\\n')`
  let workspace: Workspace
  const tests = (folder: string, env: Record<string, string>): Ran =>
    node(workspace.root, ['tools/test.mjs', `test/${folder}/`], { REQUIRE_SERVICES: '', ...env })
  beforeAll(() => {
    workspace = workspaceWith([])
    const write = (name: string, ...body: readonly string[]) => workspace.write(`test/${name}.spec.ts`, spec(...body))
    write('green/sums', `test('one', () => expect(1).toBe(1))`, `test('two', () => expect(2).toBe(2))`)
    write('green/kafka', `test('bus', () => { ${note('kafka: no broker')}; expect(1).toBe(1) })`)
    write('boston/import', `test('cases', () => { ${note('boston: no data')}; expect(1).toBe(1) })`)
    write('red/wrong', `test('wrong', () => expect(1).toBe(2))`, `test('right', () => expect(1).toBe(1))`)
    write('red/broken', `throw new Error('this suite cannot be run')`)
    write('red/empty')
    write('red/returns', `test('asserts in a function nobody calls', () => () => expect(1).toBe(2))`)
  })
  afterAll(() => workspace.remove())

  test('counts failed tests, suites that cannot be run, empty suites and tests that return a function', () => {
    const ran = tests('red', {})
    expect(lastLine(ran)).toBe('1 passed, 4 failed')
    expect(ran.status).toBe(1)
  })
  test('says which suites were not run, and passes without them', () => {
    const ran = tests('green', {})
    expect(ran.stdout).toContain('NOT RUN kafka: no broker\n3 passed, 0 failed')
    expect(ran.status).toBe(0)
  })
  test('with REQUIRE_SERVICES=1 a suite that was not run is a failure', () => {
    const ran = tests('green', { REQUIRE_SERVICES: '1' })
    expect(ran.stdout).toContain('NOT RUN kafka: no broker\n3 passed, 1 failed')
    expect(ran.status).toBe(1)
  })
  test('the Boston data may be missing even then', () => {
    const ran = tests('boston', { REQUIRE_SERVICES: '1' })
    expect(ran.stdout).toContain('NOT RUN boston: no data\n1 passed, 0 failed')
    expect(ran.status).toBe(0)
  })
})

describe('.ci/run', () => {
  let root: string
  const program = (name: string, ...body: readonly string[]) => {
    writeFileSync(join(root, 'bin', name), ['#!/bin/sh', ...body, ''].join('\n'))
    chmodSync(join(root, 'bin', name), 0o755)
  }
  const ci = (env: Record<string, string> = {}) => {
    rmSync(join(root, 'calls'), { force: true })
    const ran = run(root, '.ci/run', [], { PATH: join(root, 'bin'), REQUIRE_SERVICES: '', ...env })
    return { ...ran, calls: readFileSync(join(root, 'calls'), 'utf8').trimEnd().split('\n') }
  }
  const [INSTALL, VERIFY] = ['npm ci', 'npm run --silent verify']
  const [CLUSTER, FAULTS] = ['npm run --silent test:cluster', 'npm run --silent faults:cluster -- --short']
  const TEST = 'npm test --silent required'
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'huiyin-ci-'))
    mkdirSync(join(root, 'bin'))
    cpSync(join(ROOT, '.ci'), join(root, '.ci'), { recursive: true })
    for (const [name, at] of [
      ['bash', '/bin'],
      ['sh', '/bin'],
      ['dirname', '/usr/bin'],
      ['env', '/usr/bin'],
    ] as const) {
      symlinkSync(join(at, name), join(root, 'bin', name))
    }
    program('id', 'echo 0')
    program('apt-get', 'echo "apt-get $*" >> calls')
    program(
      'npm',
      'echo "npm $*${REQUIRE_SERVICES:+ required}" >> calls',
      'case "$*" in "$FAIL"*) [ -n "$FAIL" ] && code=7 ;; esac',
      'case "$*" in test*) echo "5 passed, ${code:-0} failed" ;; esac',
      'exit ${code:-0}',
    )
  })
  afterAll(() => rmSync(root, { recursive: true }))

  test('installs, verifies, tests with every service required, and ends with the count', () => {
    const ran = ci()
    expect(ran.calls).toStrictEqual([INSTALL, VERIFY, CLUSTER, FAULTS, TEST])
    expect([ran.status, lastLine(ran)]).toStrictEqual([0, '5 passed, 0 failed'])
  })
  test.each([
    { part: 'ci', calls: [INSTALL], last: '0 passed, 1 failed' },
    { part: 'run', calls: [INSTALL, VERIFY], last: '0 passed, 1 failed' },
    { part: 'run --silent test:cluster', calls: [INSTALL, VERIFY, CLUSTER], last: '0 passed, 1 failed' },
    {
      part: 'run --silent faults:cluster -- --short',
      calls: [INSTALL, VERIFY, CLUSTER, FAULTS],
      last: '0 passed, 1 failed',
    },
    { part: 'test', calls: [INSTALL, VERIFY, CLUSTER, FAULTS, TEST], last: '5 passed, 7 failed' },
  ])('ends with the exit code of npm $part when that fails', ({ part, calls, last }) => {
    const ran = ci({ FAIL: part })
    expect(ran.calls).toStrictEqual(calls)
    expect([ran.status, lastLine(ran)]).toStrictEqual([7, last])
  })
  test('fetches a browser only where there are browser tests and none is there', () => {
    mkdirSync(join(root, 'test/e2e'), { recursive: true })
    expect(ci().calls.filter((call) => call.startsWith('apt-get'))).toHaveLength(2)
    program('chromium', 'exit 0')
    expect(ci().calls).toStrictEqual([INSTALL, VERIFY, CLUSTER, FAULTS, TEST])
  })
  test('fetches PostgreSQL only where there is a store for it and none is there, and starts no server of the system', () => {
    mkdirSync(join(root, 'libs/adapters/store-postgres'), { recursive: true })
    mkdirSync(join(root, 'postgresql'))
    program('mkdir', 'echo "mkdir $*" >> calls')
    // whoever writes into it must not be cut off: that would end the script before anything is fetched
    program('tee', 'while read -r _; do :; done', 'echo "tee $*" >> calls')
    const env = { HUIYIN_POSTGRES_BIN: join(root, 'postgresql') }
    const calls = ci(env).calls.filter((call) => !call.startsWith('npm'))
    expect(calls.filter((call) => call.startsWith('apt-get')).map((call) => call.split(' ').at(-1))).toStrictEqual([
      '-qq',
      'postgresql',
    ])
    expect(calls.findIndex((call) => call.startsWith('tee'))).toBeLessThan(
      calls.findIndex((call) => call.startsWith('apt-get')),
    )
    writeFileSync(join(root, 'postgresql/initdb'), '')
    expect(ci(env).calls).toStrictEqual([INSTALL, VERIFY, CLUSTER, FAULTS, TEST])
  })
  test('fetches Java and Maven only where there is a Kafka to start and they are not there', () => {
    mkdirSync(join(root, 'infra/local/kafka'), { recursive: true })
    const installs = () => ci().calls.filter((call) => call.startsWith('apt-get') && call.includes('install'))
    expect(installs()).toStrictEqual([expect.stringMatching(/ openjdk-17-jre-headless maven$/)])
    program('java', 'exit 0')
    expect(installs()).toStrictEqual([expect.stringMatching(/recommends maven$/)])
    program('mvn', 'exit 0')
    expect(installs()).toStrictEqual([])
  })
})
