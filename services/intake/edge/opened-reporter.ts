import { instantFromMillis, millisOf, type Clock, type Instant } from '@huiyin/kernel'
import { parseHeader, typeOf, type EventStore, type StoredEvent } from '@huiyin/event-sourcing'
import type { KeyVault } from '@huiyin/privacy'
import type { Question, QuestionAnswer, Viewer } from '@huiyin/nest-platform'
import { intakeQuestions } from '@huiyin/contracts/intake'
import { openPersonFields, type OpenedPerson } from '../application/sealing.js'

/** For so long after the opening was recorded its text is told to whoever opened it (ADR 0010). */
export const OPEN_FOR_MINUTES = 15

export interface OpeningPorts {
  readonly store: EventStore
  readonly vault: KeyVault
  /** The clock of the log: openings carry its time. */
  readonly clock: Clock
}

/** Which report is asked about. */
export interface OpenedReporterArgs {
  readonly itemId: string
  readonly reportId: string
}

/** What was opened, since when, and until when it is told again. */
export interface OpenedReporter extends OpenedPerson {
  readonly openedAt: Instant
  readonly until: Instant
}

/** Nobody at or below the person complained of sees the reporter, not even who opened it before he was named (ADR 0008). */
const isHidden = (facts: readonly StoredEvent[], { atOrAbove }: Viewer): boolean =>
  facts.some(
    ({ header, body }) =>
      typeOf(header).type === 'PersonComplainedOfNamed' &&
      (JSON.parse(body) as { readonly personIds: readonly string[] }).personIds.some((one) => atOrAbove.includes(one)),
  )

/** When this person last opened this report, by the time the log gave it; null: never. */
const openedAt = async (store: EventStore, viewer: Viewer, { itemId, reportId }: OpenedReporterArgs) => {
  const facts = await store.readStream(`intake-item-${itemId}`)
  if (isHidden(facts, viewer)) return null
  const own = facts.findLast(({ header, body }) => {
    if (typeOf(header).type !== 'ReporterOpened') return false
    const { tenant, actor } = parseHeader(header)
    const isOwn = tenant === viewer.tenant && actor.person === viewer.personId
    return isOwn && (JSON.parse(body) as { readonly reportId: string }).reportId === reportId
  })
  return own ? parseHeader(own.header).recordedAt : null
}

const isText = (value: unknown): value is string => typeof value === 'string'

const answer =
  (ports: OpeningPorts) =>
  async (viewer: Viewer, args: OpenedReporterArgs): Promise<QuestionAnswer<OpenedReporter>> => {
    const refuse = (refusal: string) => ({ ok: false as const, refusal, problems: [] })
    if (!isText(args.itemId) || !isText(args.reportId)) return refuse('InputInvalid')
    const at = await openedAt(ports.store, viewer, args)
    if (at === null) return refuse('NotOpenedByYou')
    const until = instantFromMillis(millisOf(at) + OPEN_FOR_MINUTES * 60_000)
    if (ports.clock.now() > until) return refuse('NotOpenedByYou')
    const person = await openPersonFields(ports, args.itemId, args.reportId)
    return person ? { ok: true, answer: { ...person, openedAt: at, until } } : refuse('NothingSealed')
  }

/**
 * What intake's edge answers under `/questions/intake/…`. Opened fields leave the house here alone: roles are judged on
 * the way to it, and the opening itself was judged and recorded as a command before (design §2, §3).
 */
export const intakeQuestionsOver = (ports: OpeningPorts) => ({
  openedReporter: { definition: intakeQuestions.openedReporter, run: answer(ports) } satisfies Question<
    OpenedReporterArgs,
    OpenedReporter
  >,
})
