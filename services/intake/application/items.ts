import { dayIn, instantFromMillis, millisOf, type Clock, type Day, type Instant } from '@huiyin/kernel'
import { deriveDeadline, noneCalendar, type Deadline } from '@huiyin/calendar'
import { commandHandler, isImported, type CommandContext, type Handle } from '@huiyin/event-sourcing'
import type { CommandHandlers } from '@huiyin/messaging'
import type { KeyVault } from '@huiyin/privacy'
import type { intakeCommands, PersonalData } from '@huiyin/contracts/intake'
import { itemEvents, type ItemEvent } from '../domain/item/events.js'
import { item } from '../domain/item/item.js'
import type { CatalogueOf } from '../domain/item/catalogue.js'
import type { DefinitionOf } from '../domain/item/channel.js'
import type { ByRule, HandingOn, Succession } from '../domain/item/handing-on.js'
import type { AtOrBelow, Standing } from '../domain/item/standing.js'
import { unitNow } from '../domain/item/passing.js'
import type { ItemCommand, ItemRefusal } from '../domain/item/command.js'
import { cellOf, type CellPorts } from './cell-of.js'
import { foundThing, inspectionHandlers, type InspectionPorts } from './inspections.js'
import { majorProblemHandlers, type MajorProblemPorts } from './major-problems.js'
import { recurrenceHandlers, type RecurrencePorts } from './recurrences.js'
import { numbersFrom, type Numbers } from './numbering.js'
import type { Leading, StyleLeadRules } from '../domain/item/style-lead/rules.js'
import { keptPhotos } from './photos.js'
import { indexPerson, knownAs, sealObjection, sealPerson, type ReportIds } from './sealing.js'

/** What intake needs from outside. */
export interface IntakePorts extends InspectionPorts, RecurrencePorts, MajorProblemPorts, CellPorts {
  readonly clock: Clock
  readonly vault: KeyVault
  /** Who and what stands at or below some persons on a day; null where the organisation does not know one of them. */
  readonly atOrBelow: (personIds: readonly string[], day: Day) => Standing | null
  /** How a channel of a tenant is defined now; null: nobody defined it. Left out: nothing is asked of any. */
  readonly channelOf?: (tenant: string, channel: string) => ReturnType<DefinitionOf>
  /** The end of the day on which what comes at this moment is read; left out: nobody asks for it. */
  readonly readingDay?: (tenant: string, from: Instant) => Instant | null
  /** Whether a campaign asks that its letters are read on the day; left out: every one does. */
  readonly asksReading?: (campaign: string) => boolean
  /** What a matter under a campaign of the tenant may be about; left out: nothing is asked. */
  readonly catalogueOf?: (tenant: string, campaign: string) => ReturnType<CatalogueOf>
  /** What a campaign of the tenant calls a style lead; left out: none does. */
  readonly styleLeadsOf?: (tenant: string, campaign: string) => StyleLeadRules | null
  /** By which rule a matter of the tenant is handed on; left out: with a reason. */
  readonly handingOn?: (tenant: string, campaign: string | null, channel: string | null) => HandingOn
  /** Who left, and what was merged, as the organisation stands on a day; left out: nobody, and nothing. */
  readonly successionOn?: (day: Day) => Succession
  /** Until when a unit may object to what it got at this moment, and by when that is decided; left out: it may not. */
  readonly assignmentObjection?: (
    tenant: string,
    campaign: string | null,
    from: Instant,
  ) => { readonly until: Deadline; readonly decideBy: (from: Instant) => Deadline }
  /** Whether a campaign of the tenant asks who comes again; left out: none does. */
  readonly looksForRepeats?: (tenant: string) => boolean
  /** Whether some campaign of the tenant looks for what recurs; left out: none does. */
  readonly looksForKinds?: (tenant: string) => boolean
  /** Until when somebody may object to a reply given at this moment; left out: without limit. */
  readonly objectUntil?: (tenant: string, campaign: string | null, repliedAt: Instant) => Instant | null
}

type Handlers = CommandHandlers<typeof intakeCommands>
type ItemHandle = Handle<ItemCommand, ItemEvent, ItemRefusal>

/** By today's organisation, also where it is recorded late: what counts is who would see it now. */
const standingToday =
  ({ clock, atOrBelow }: IntakePorts) =>
  ({ occurred }: CommandContext): AtOrBelow =>
  (personIds) =>
    atOrBelow(personIds, dayIn(occurred.zone, clock.now()))

/** How channels are defined for the tenant, and whether what comes in is another system's. */
const arrivingBy =
  ({ channelOf }: IntakePorts) =>
  ({ tenant, actor }: CommandContext) => ({
    ...(channelOf ? { definitionOf: (channel: string) => channelOf(tenant, channel) } : {}),
    isTakenOver: isImported(actor),
  })

/** By which rule an item is handed on, and how the organisation stands today. */
const givingBy =
  (ports: IntakePorts, standing: (by: CommandContext) => AtOrBelow) =>
  (by: CommandContext): Required<Pick<ByRule, 'atOrBelow'>> & ByRule => {
    const { handingOn, successionOn, assignmentObjection, clock } = ports
    const { tenant, occurred } = by
    return {
      atOrBelow: standing(by),
      ...(handingOn ? { ruleOf: (campaign, channel) => handingOn(tenant, campaign, channel) } : {}),
      ...(successionOn ? { succession: successionOn(dayIn(occurred.zone, clock.now())) } : {}),
      // nobody objects to what another system assigned
      ...(assignmentObjection && !isImported(by.actor)
        ? { objectUntil: (campaign) => assignmentObjection(tenant, campaign, occurred.at).until }
        : {}),
    }
  }

/** What the campaigns of the sender's tenant call style leads. */
const leadsBy = ({ styleLeadsOf }: IntakePorts, { tenant }: CommandContext): Leading =>
  styleLeadsOf ? { styleLeads: (campaign) => styleLeadsOf(tenant, campaign) } : {}

/** What is looked up for a command, by who sends it. */
interface Looked {
  readonly standing: (by: CommandContext) => AtOrBelow
  readonly arriving: ReturnType<typeof arrivingBy>
  readonly giving: ReturnType<typeof givingBy>
  readonly leads: (by: CommandContext) => Leading
}

const lookedFrom = (ports: IntakePorts): Looked => {
  const standing = standingToday(ports)
  const asked = { arriving: arrivingBy(ports), giving: givingBy(ports, standing) }
  return { standing, ...asked, leads: (by) => leadsBy(ports, by) }
}

/** The commands that give an item to somebody, and the one that says who may not be given it. */
const givingHandlers = (handle: ItemHandle, { standing, arriving, giving, leads }: Looked) =>
  ({
    TakeFirstContact: ({ itemId, ...input }, by) => {
      // who is bound to his own units names one of them
      const about = { ...by, concerns: [input.unitId] }
      return handle(itemId, { type: 'TakeFirstContact', ...input, ...giving(by) }, about)
    },
    AssignItem: ({ itemId, ...input }, by) =>
      handle(itemId, { type: 'AssignItem', ...input, ...arriving(by), ...giving(by), ...leads(by) }, by),
    NameStyleLead: ({ itemId, ...input }, by) =>
      handle(itemId, { type: 'NameStyleLead', ...input, by: by.actor.person }, by),
    WatchItem: ({ itemId, ...input }, by) => handle(itemId, { type: 'WatchItem', ...input, by: by.actor.person }, by),
    EndItemWatch: ({ itemId }, by) => handle(itemId, { type: 'EndItemWatch', by: by.actor.person }, by),
    DropStyleLead: ({ itemId, ...input }, by) =>
      handle(itemId, { type: 'DropStyleLead', ...input, by: by.actor.person }, by),
    TransferItem: ({ itemId, ...input }, by) => handle(itemId, { type: 'TransferItem', ...input, ...giving(by) }, by),
    RecordItemPassedOn: ({ itemId, ...input }, by) =>
      handle(itemId, { type: 'RecordItemPassedOn', ...input, atOrBelow: standing(by) }, by),
    NameComplainedOf: ({ itemId, ...input }, by) =>
      handle(itemId, { type: 'NameComplainedOf', ...input, atOrBelow: standing(by) }, by),
  }) satisfies Partial<Handlers>

/** Until when a decision may take that nobody set: the moment it is asked for, so that nothing is put off without an end. */
const atOnce = (from: Instant): Deadline =>
  deriveDeadline({ rule: { kind: 'sameDay' }, calendar: noneCalendar, zone: 'UTC', from })

/** What a unit says against an assignment, and what is decided about that. */
const objectingHandlers = (handle: ItemHandle, { assignmentObjection }: IntakePorts, { giving }: Looked) =>
  ({
    ObjectToAssignment: ({ itemId, ...input }, by) => {
      const { tenant, occurred, actor } = by
      const decideBy = (campaign: string | null) =>
        assignmentObjection?.(tenant, campaign, occurred.at).decideBy(occurred.at) ?? atOnce(occurred.at)
      const asked = { ...input, ...giving(by), by: actor.person, at: occurred.at, decideBy }
      return handle(itemId, { type: 'ObjectToAssignment', ...asked }, by)
    },
    DecideAssignmentObjection: ({ itemId, ...input }, by) =>
      handle(itemId, { type: 'DecideAssignmentObjection', ...input, ...giving(by), by: by.actor.person }, by),
    NoteAssignmentObjectionOverdue: ({ itemId, ...input }, by) =>
      handle(itemId, { type: 'NoteAssignmentObjectionOverdue', ...input }, by),
  }) satisfies Partial<Handlers>

/**
 * How long a request stands, to be consented to and used (an assumption; no document gives a number): long enough for a
 * second person to come to it, too short to be kept in store.
 */
const OPENING_STANDS_HOURS = 24

/** Looking at sealed words. The clock of the log counts, not what the sender says of when it was: a consent lapses. */
const openingHandlers = (handle: ItemHandle, { clock }: IntakePorts) => {
  const asking = ({ actor }: CommandContext) => ({ by: actor.person, at: clock.now() })
  return {
    RequestOpening: ({ itemId, ...input }, by) => {
      const until = instantFromMillis(millisOf(clock.now()) + OPENING_STANDS_HOURS * 3_600_000)
      return handle(itemId, { type: 'RequestOpening', ...input, ...asking(by), until }, by)
    },
    ConsentToOpening: ({ itemId, ...input }, by) =>
      handle(itemId, { type: 'ConsentToOpening', ...input, ...asking(by) }, by),
    OpenReporter: ({ itemId, ...input }, by) => handle(itemId, { type: 'OpenReporter', ...input, ...asking(by) }, by),
  } satisfies Partial<Handlers>
}

/** The reply, what is said against it, and what was decided about that. */
const replyHandlers = (handle: ItemHandle, { vault, objectUntil }: IntakePorts, { arriving }: Looked) =>
  ({
    WithdrawReport: ({ itemId, ...input }, by) => handle(itemId, { type: 'WithdrawReport', ...input }, by),
    ReplyToReport: ({ itemId, ...input }, by) => {
      const until = (campaign: string | null) => objectUntil?.(by.tenant, campaign, by.occurred.at) ?? null
      const more = { ...arriving(by), by: by.actor.person, objectUntil: until }
      return handle(itemId, { type: 'ReplyToReport', ...input, ...more }, by)
    },
    RaiseObjection: async ({ itemId, reportId, text }, by) => {
      const sealed = await sealObjection(vault, { itemId, reportId }, text)
      if (!sealed) return { ok: false, refusal: 'PersonErased' }
      return handle(itemId, { type: 'RaiseObjection', reportId, at: by.occurred.at, sealed }, by)
    },
    RecordObjectionDecision: ({ itemId, ...input }, by) =>
      handle(itemId, { type: 'RecordObjectionDecision', ...input }, by),
  }) satisfies Partial<Handlers>

/** Registers an item under the number that is given, or the next one. */
const registering =
  (handle: ItemHandle, numbers: Numbers, ports: IntakePorts): Handlers['RegisterItem'] =>
  async ({ itemId, number, ...input }, by) => {
    const { asksReading, catalogueOf, recurrenceOf } = ports
    const asking = {
      ...leadsBy(ports, by),
      ...(asksReading ? { asksReading } : {}),
      ...(catalogueOf ? { catalogueOf: (campaign: string) => catalogueOf(by.tenant, campaign) } : {}),
      ...(recurrenceOf ? { recursUnder: (campaign: string) => recurrenceOf(by.tenant, campaign) !== null } : {}),
      isTakenOver: isImported(by.actor),
      registeredOn: dayIn(by.occurred.zone, by.occurred.at),
    }
    const registration = { type: 'RegisterItem' as const, ...input, ...asking, at: by.occurred.at }
    if (number !== null) return handle(itemId, { ...registration, number }, by)
    const taken = await numbers.take(by)
    const handled = await handle(itemId, { ...registration, number: taken.text, isTaken: true }, by)
    // a fault gives nothing back: nobody knows whether the item was registered
    if (!handled.ok || handled.again || handled.events.length === 0) taken.giveBack()
    return handled
  }

/** Who came before, where a campaign asks for it and the reports are the product's own. */
const lookedFor = async (
  { vault, looksForRepeats }: IntakePorts,
  ids: ReportIds,
  { personal, by }: { readonly personal: PersonalData; readonly by: CommandContext },
) => (looksForRepeats?.(by.tenant) && !isImported(by.actor) ? { knownAs: await knownAs(vault, ids, personal) } : {})

/** A first report. What its reporter says is sealed before it becomes a fact; photos were kept before and are looked for. */
const receiving =
  (handle: ItemHandle, ports: IntakePorts, { standing, arriving }: Looked): Handlers['ReceiveReport'] =>
  async ({ itemId, personal, ...given }, by) => {
    const { vault, files, readingDay } = ports
    const cameOn = dayIn(by.occurred.zone, by.occurred.at)
    const looksForKinds = !isImported(by.actor) && (ports.looksForKinds?.(by.tenant) ?? false)
    const sameDay = () => readingDay?.(by.tenant, by.occurred.at) ?? null
    const looked = { cameOn, looksForKinds, sameDay, atOrBelow: standing(by) }
    const input = { ...given, ...cellOf(ports, given, by.tenant), ...arriving(by), ...looked }
    if (!personal) return handle(itemId, { type: 'ReceiveReport', ...input }, by)
    const ids = { itemId, reportId: input.reportId }
    const sealed = await sealPerson(vault, ids, personal)
    if (!sealed) return { ok: false, refusal: 'PersonErased' }
    const photos = await keptPhotos({ vault, files }, ids, personal)
    if (!photos) return { ok: false, refusal: 'FileUnknown' }
    const before = await lookedFor(ports, ids, { personal, by })
    const came = { ...(photos.length > 0 ? { photos } : {}), ...before }
    const handled = await handle(itemId, { type: 'ReceiveReport', ...input, sealed, ...came }, by)
    // sent again after a crash, it is the first result again, and what the crash left out is done now
    if (handled.ok && handled.events.length > 0) await indexPerson(vault, ids, personal)
    return handled
  }

/** A further report of an item. What its reporter says is sealed as that of the first one is; erased, he is not sealed again. */
const linking =
  (handle: ItemHandle, ports: IntakePorts, { arriving }: Looked): Handlers['LinkReport'] =>
  async ({ itemId, personal, ...given }, by) => {
    const input = { type: 'LinkReport' as const, ...given, ...arriving(by) }
    if (!personal) return handle(itemId, input, by)
    const { vault } = ports
    const ids = { itemId, reportId: given.reportId }
    const sealed = await sealPerson(vault, ids, personal)
    if (!sealed) return { ok: false, refusal: 'PersonErased' }
    const before = await lookedFor(ports, ids, { personal, by })
    const handled = await handle(itemId, { ...input, sealed, ...before }, by)
    if (handled.ok && handled.events.length > 0) await indexPerson(vault, ids, personal)
    return handled
  }

/** Runs the commands of intake; each belongs to one item. */
export const itemHandlers = (ports: IntakePorts): Handlers => {
  const { store } = ports
  const handle = commandHandler({
    store,
    definitions: itemEvents,
    decider: item,
    unitOf: unitNow,
    hiding: { complainedOf: ({ complainedOf }) => complainedOf, refusal: 'ItemUnknown' },
  })
  const looked = lookedFrom(ports)
  return {
    ...givingHandlers(handle, looked),
    ...objectingHandlers(handle, ports, looked),
    ...replyHandlers(handle, ports, looked),
    ...inspectionHandlers(ports, looked.standing),
    ...recurrenceHandlers(ports),
    ...majorProblemHandlers(ports),
    ReceiveReport: receiving(handle, ports, looked),
    ...openingHandlers(handle, ports),
    ReceiveFinding: async ({ itemId, ...input }, by) => {
      const looksForKinds = ports.looksForKinds?.(by.tenant) ?? false
      const found = { finding: await foundThing(store, input), looksForKinds, ...looked.arriving(by) }
      return handle(itemId, { type: 'ReceiveFinding', ...input, ...found, atOrBelow: looked.standing(by) }, by)
    },
    OrderErasure: ({ itemId, ...input }, by) => handle(itemId, { type: 'OrderErasure', ...input }, by),
    RecordErasure: ({ itemId, ...input }, by) => handle(itemId, { type: 'RecordErasure', ...input }, by),
    LinkReport: linking(handle, ports, looked),
    RegisterItem: registering(handle, numbersFrom(store), ports),
    ReadAndInstruct: ({ itemId, ...input }, by) =>
      handle(itemId, { type: 'ReadAndInstruct', ...input, reader: by.actor.person, at: by.occurred.at }, by),
    WriteSummary: ({ itemId, ...input }, by) => handle(itemId, { type: 'WriteSummary', ...input }, by),
    DeclineItem: ({ itemId, ...input }, by) => handle(itemId, { type: 'DeclineItem', ...input }, by),
    VoidItemFact: ({ itemId, ...input }, by) =>
      handle(itemId, (facts) => ({ type: 'VoidItemFact', ...input, by: by.actor.person, facts }), by),
    GiveTrackingCode: ({ itemId, ...input }, by) => handle(itemId, { type: 'GiveTrackingCode', ...input }, by),
    MarkDuplicate: ({ itemId, ...input }, by) => handle(itemId, { type: 'MarkDuplicate', ...input }, by),
  }
}
