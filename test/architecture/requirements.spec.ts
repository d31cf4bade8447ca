import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './support/files.js'
import { workspaceWith, type Workspace } from './support/workspace.js'

interface Evidence {
  readonly id: string
  readonly spec: string
  readonly title: string
  readonly commands: readonly string[]
  readonly counts: boolean
}
interface Tables {
  evidenceIn(csv: string): readonly Evidence[]
  heardIn(lines: string): readonly Evidence[]
  merged(kept: readonly Evidence[], heard: readonly Evidence[], exists: (spec: string) => boolean): readonly Evidence[]
  silenced(kept: readonly Evidence[], heard: readonly Evidence[]): readonly Evidence[]
  evidenceCsv(evidence: readonly Evidence[]): string
}
interface Titles {
  titleFaults(root: string, rows: readonly { id: string }[]): readonly string[]
  evidenceFaults(root: string, evidence: readonly Partial<Evidence>[]): readonly string[]
}
const tool = async <T>(name: string): Promise<T> => {
  const file: string = join(ROOT, 'tools/evidence', `${name}.mjs`)
  return (await import(file)) as T
}

// Ids that no row has are put together here, so that this file names none itself.
const row = (nn: string) => `S4-${nn}`
const heard = (spec: string, title: string, commands: readonly string[] = [], figures: readonly string[] = []) =>
  `${JSON.stringify({ file: spec, title, commands, refusals: [], events: [], figures })}\n`

describe('the page of requirements', () => {
  test('is what its tables say, every title in it is there, and every row a title names is one', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'tools/requirements.mjs'), '--check'])
    expect([status, stderr.toString()]).toStrictEqual([0, ''])
  })
})

describe('what a run of specs said', () => {
  test('a title counts for each row it names, and only when it sent a command or read a figure', async () => {
    const { heardIn } = await tool<Tables>('tables')
    const lines = [
      heard('a.spec.ts', `${row('01')} ${row('02')} sends`, ['AssignItem']),
      heard('a.spec.ts', `${row('03')} reads`, [], ['tiles']),
      heard('a.spec.ts', `${row('04')} only says so`),
    ]
    const counted = heardIn(lines.join('')).map(({ id, counts }) => [id, counts])
    expect(counted).toStrictEqual([
      [row('01'), true],
      [row('02'), true],
      [row('03'), true],
      [row('04'), false],
    ])
  })
  test('takes the place of all that its own spec file said before, and of nothing else', async () => {
    const { heardIn, merged } = await tool<Tables>('tables')
    const kept = heardIn(
      [heard('a.spec.ts', `${row('01')} old`), heard('b.spec.ts', row('01')), heard('gone.spec.ts', row('01'))].join(
        '',
      ),
    )
    const now = heardIn(heard('a.spec.ts', `${row('01')} new`))
    const left = merged(kept, now, (spec) => spec !== 'gone.spec.ts')
    expect(left.map(({ spec, title }) => [spec, title])).toStrictEqual([
      ['a.spec.ts', `${row('01')} new`],
      ['b.spec.ts', row('01')],
    ])
  })
  test('is kept and read again as it was, whatever the title has in it', async () => {
    const { heardIn, evidenceCsv, evidenceIn } = await tool<Tables>('tables')
    const before = heardIn(heard('a.spec.ts', `${row('01')} says "no", and why`, ['AssignItem', 'LinkReport']))
    expect(evidenceIn(evidenceCsv(before))).toStrictEqual(before)
  })
  test('a title that counted and does nothing any more is named; one that did not run is not', async () => {
    const { heardIn, silenced } = await tool<Tables>('tables')
    const title = `${row('01')} sends`
    const kept = heardIn(heard('a.spec.ts', title, ['AssignItem']))
    expect(silenced(kept, heardIn(heard('a.spec.ts', title))).map(({ spec }) => spec)).toStrictEqual(['a.spec.ts'])
    expect(silenced(kept, heardIn(heard('b.spec.ts', title)))).toStrictEqual([])
  })
})

describe('what is seen without running a spec', () => {
  let workspace: Workspace
  beforeAll(() => {
    workspace = workspaceWith([])
    const texts = [
      `test('${row('01')} as it is')`,
      `test.each([1])('${row('02')} %s of $name')`,
      `describe(\`${row('03')} \${1}\`)`,
    ]
    workspace.write('libs/kernel/a.spec.ts', texts.join('\n'))
  })
  afterAll(() => workspace.remove())

  test('a title that names a row nobody knows is named with its file', async () => {
    const { titleFaults } = await tool<Titles>('titles')
    const known = [row('01'), row('03'), 'S0-60'].map((id) => ({ id })) // S0-60 is named by the good fixture
    expect(titleFaults(workspace.root, known)).toStrictEqual([
      `no such requirement: ${row('02')}, named in libs/kernel/a.spec.ts: ${row('02')} %s of $name`,
    ])
  })
  test.each([
    ['as written', `a block › ${row('01')} as it is`, 0],
    ['filled in by Jest', `${row('02')} one of two`, 0],
    ['a template', `${row('03')} 1 › any test`, 0],
    ['in other words', `${row('01')} as it was`, 1],
  ])('evidence of a title %s is looked for in its spec', async (_, title, faults) => {
    const { evidenceFaults } = await tool<Titles>('titles')
    const id = /S4-../.exec(title)![0]
    expect(evidenceFaults(workspace.root, [{ id, spec: 'libs/kernel/a.spec.ts', title }])).toHaveLength(faults)
    expect(evidenceFaults(workspace.root, [{ id, spec: 'libs/kernel/gone.spec.ts', title }])).toHaveLength(1)
  })
})

const LAMP = `
interface Decider<S> { initialState: S; decide(command: { type: string }, state: S): object }
export const lamp: Decider<string> = {
  initialState: 'off',
  decide: ({ type }, state) => type === state ? { ok: false, refusal: 'AsItIs' } : { ok: true, events: [{ type: 'LampTurned' }] },
}
`
// In two halves, so that who imports whom does not take it for an import of this file.
const FROM = 'fr' + 'om'
const LAMP_SPEC = `
import { beforeAll, describe, expect, test } from '@jest/globals'
import { lamp } ${FROM} './lamp.js'
describe('a lamp', () => {
  beforeAll(() => void lamp.decide({ type: 'on' }, 'off'))
  test('${row('01')} is told what came before', () => expect(1).toBe(1))
  test('${row('02')} refuses', () => expect(lamp.decide({ type: 'off' }, 'off')).toMatchObject({ ok: false }))
  test('${row('03')} fails', () => expect(lamp.decide({ type: 'off' }, 'on')).toBe(null))
  test('of no row', () => expect(lamp.decide({ type: 'off' }, 'on')).toMatchObject({ ok: true }))
})
test('${row('04')} does nothing', () => expect(1).toBe(1))
`

describe('a run of Jest that is listened to', () => {
  let workspace: Workspace
  beforeAll(() => {
    workspace = workspaceWith([])
    workspace.write('services/intake/domain/lamp/lamp.ts', LAMP)
    workspace.write('services/intake/domain/lamp/lamp.spec.ts', LAMP_SPEC)
  })
  afterAll(() => workspace.remove())

  test('notes of each passed test that names a row what it and its block sent, were refused and decided', () => {
    const file = join(workspace.root, 'evidence.jsonl')
    const jest = ['--experimental-vm-modules', join(ROOT, 'node_modules/jest/bin/jest.js'), '-i', 'services/intake']
    const env = { ...process.env, HUIYIN_EVIDENCE_FILE: file }
    spawnSync(process.execPath, jest, { cwd: workspace.root, env })
    const lines = readFileSync(file, 'utf8').trim().split('\n')
    const spec = 'services/intake/domain/lamp/lamp.spec.ts'
    const block = { commands: ['on'], refusals: [], events: ['LampTurned'], figures: [] }
    expect(lines.map((line) => JSON.parse(line) as unknown)).toStrictEqual([
      { file: spec, title: `a lamp › ${row('01')} is told what came before`, ...block },
      { file: spec, title: `a lamp › ${row('02')} refuses`, ...block, commands: ['off', 'on'], refusals: ['AsItIs'] },
      { file: spec, title: `${row('04')} does nothing`, commands: [], refusals: [], events: [], figures: [] },
    ])
  })
  test('does not begin where a module has lost what is listened to', async () => {
    const { withTaps } = await tool<{ withTaps(code: string, source: string, file: string): string }>('taps')
    const gate = (text: string) => () => withTaps(text, text, '/x/libs/messaging/command-gate.ts')
    expect(gate('export const commandGate = () => 1')()).toContain('export const commandGate = globalThis')
    expect(gate('export const otherGate = () => 1')).toThrow('exports no commandGate')
    expect(gate('export const commandGate: Gate = () => 1')).toThrow('no single')
  })
})
