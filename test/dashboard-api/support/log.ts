import type { Instant } from '@huiyin/kernel'
import type { EventStore } from '@huiyin/event-sourcing'

/** When and for whom a fact is written; what is left out does not matter to the spec. */
export interface Happening {
  readonly at: Instant
  readonly tenant?: string
  readonly person?: string
}

/** Writes single facts of a stream, as the contexts would. */
export const writer = (store: EventStore) => {
  let commands = 0
  return async (stream: string, type: string, data: unknown, { at, tenant = 'city', person = 'p' }: Happening) => {
    commands += 1
    const version = (await store.readStream(stream)).length
    await store.append({
      stream,
      expected: version === 0 ? 'new' : version,
      context: {
        tenant,
        occurred: { at, zone: 'Asia/Shanghai', precision: 'instant' },
        actor: { person, post: null, unit: null },
        command: { id: `command-${commands}`, print: 'print' },
        correlation: `command-${commands}`,
        causation: `command-${commands}`,
      },
      events: [{ type, schema: 1, body: JSON.stringify(data) }],
    })
  }
}

type Write = ReturnType<typeof writer>

/** A case from its report to wherever it got. Days are of 2026, `03-01`, and hours are UTC. */
export interface Case {
  readonly id: string
  readonly unit: string
  readonly received: string
  readonly due: string | null
  readonly done?: string
  readonly returned?: string
  readonly tenant?: string
  readonly channel?: string
  readonly category?: string
}

export const instant = (text: string): Instant => `2026-${text.includes('T') ? text : `${text}T02:00`}:00.000Z`

const deadlineOf = (due: string | null) =>
  due === null ? null : { kind: 'given', dueAt: instant(due), provisional: false, derivation: { steps: [] } }

/** Writes what happened to a case: received, registered, assigned, opened, sent back once, claimed, answered, closed. */
export const writeCase = async (write: Write, one: Case): Promise<void> => {
  const { id, unit, tenant = 'city', channel = 'hotline', category = 'noise' } = one
  const [item, entry] = [`intake-item-${id}`, `rectification-entry-e-${id}`]
  const at = instant(one.received)
  const when = { at, tenant }
  const assigned = { unitId: unit, personId: null, category, campaign: null, registeredAt: at, outsideDeadline: null }
  const report = { reportId: `r-${id}`, channel, reporter: 'named', category: null, place: null, outsideNumber: null }
  await write(item, 'ReportReceived', { ...report, summary: `事项 ${id} 100%_` }, when)
  await write(item, 'ItemRegistered', { number: `N-${id}`, category, campaign: null, registeredAt: at }, when)
  await write(item, 'ItemAssigned', assigned, when)
  const opened = { itemId: id, unitId: unit, personId: null, category, campaign: null, registeredAt: at }
  await write(entry, 'EntryOpened', { ...opened, deadline: deadlineOf(one.due) }, when)
  const claim = { outcome: 'solved', outcomeText: '已办', evidence: [], claimedBy: 'worker' }
  if (one.returned) {
    const then = { at: instant(one.returned), tenant }
    await write(entry, 'CompletionClaimed', claim, then)
    await write(entry, 'EntryReturned', { fault: 'sham', reason: '未整改', returnedBy: 'officer' }, then)
  }
  if (!one.done) return
  const done = { at: instant(one.done), tenant }
  await write(entry, 'CompletionClaimed', claim, done)
  await write(item, 'ReportReplied', { reportId: `r-${id}`, result: 'solved', text: '已办' }, done)
  await write(item, 'ItemAnswered', { unitId: unit, reports: 1 }, done)
  await write(entry, 'AnswersRecorded', { reports: 1 }, done)
  await write(entry, 'AcceptancePassed', { finding: '属实', acceptedBy: 'officer' }, done)
  await write(entry, 'EntryClosedOut', { itemId: id, unitId: unit }, done)
}

/** Writes a unit of the tree. */
export const writeUnit = (write: Write, unitId: string, parentId: string | null, tenant = 'city'): Promise<void> =>
  write(
    `organisation-unit-${unitId}`,
    'UnitCreated',
    { name: `单位${unitId}`, nameEn: null, parentId, level: 'bureau', validFrom: '2020-01-01' },
    { at: '2026-01-01T00:00:00.000Z', tenant },
  )
