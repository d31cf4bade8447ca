import type { Instant } from '@huiyin/kernel'
import type { Deadline } from '@huiyin/calendar'
import type { RecordedFacts, VoidingRefusal } from '@huiyin/event-sourcing'
import type { IntakeInput } from '@huiyin/contracts/intake'
import type { Defined, FieldRefusal, GapRefusal, Reading } from './channel.js'
import type { Chosen } from './catalogue.js'
import type { FoundThing } from './found-thing.js'
import type { ItemEvent, Photo, SealedPerson } from './events.js'
import type { OpeningCommand, OpeningRefusal } from './opening.js'
import type { ByRule } from './handing-on.js'
import type { PersonalRefusal } from './personal.js'
import type { Counting, FoundWhen } from './recurring.js'
import type { Looking } from './standing.js'
import type { Leading } from './style-lead/rules.js'

type Personal = 'OrderErasure' | 'RecordErasure'
type Plain = 'WriteSummary' | 'DeclineItem' | 'NoteAssignmentObjectionOverdue'
type Giving = 'TakeFirstContact' | 'TransferItem' | 'NameComplainedOf' | 'RecordItemPassedOn'
type Ending = 'WithdrawReport' | 'MarkDuplicate' | 'RecordObjectionDecision' | 'GiveTrackingCode'

/** What somebody says beside the way of an item. */
type Beside = 'NameStyleLead' | 'DropStyleLead' | 'WatchItem' | 'EndItemWatch'

/**
 * What the desk asks of an item: the checked input, for the registration the moment it happened, where it is about
 * persons who stands at or below whom, and for a voiding who asks and the item's facts.
 */
export type ItemCommand =
  | { [N in Plain | Ending | Personal]: { readonly type: N } & Omit<IntakeInput<N>, 'itemId'> }[
      Plain | Ending | Personal]
  | { [N in Giving]: { readonly type: N } & ByRule & Omit<IntakeInput<N>, 'itemId'> }[Giving]
  | OpeningCommand
  | ({ readonly type: 'ReceiveReport' } & Looking & Reading & Receiving)
  | ({ readonly type: 'ReceiveFinding'; readonly finding: FoundThing | null } & Looking &
      Pick<FoundWhen, 'looksForKinds'> &
      Defined &
      Omit<IntakeInput<'ReceiveFinding'>, 'itemId'>)
  | ({ readonly type: 'ReadAndInstruct'; readonly reader: string; readonly at: Instant } & Omit<
      IntakeInput<'ReadAndInstruct'>,
      'itemId'
    >)
  | ({ readonly type: 'LinkReport'; readonly sealed?: SealedPerson | undefined } & Arriving &
      Omit<IntakeInput<'LinkReport'>, 'itemId' | 'personal'>)
  | ({ readonly type: 'ObjectToAssignment'; readonly by: string; readonly at: Instant } & ByRule & {
        /** By when somebody has to decide about it. */
        readonly decideBy: (campaign: string | null) => Deadline
      } & Omit<IntakeInput<'ObjectToAssignment'>, 'itemId'>)
  | ({ readonly type: 'DecideAssignmentObjection'; readonly by: string } & ByRule &
      Omit<IntakeInput<'DecideAssignmentObjection'>, 'itemId'>)
  | {
      [N in Beside]: { readonly type: N; readonly by: string } & Omit<IntakeInput<N>, 'itemId'>
    }[Beside]
  | ({ readonly type: 'AssignItem' } & ByRule & Leading & Defined & Omit<IntakeInput<'AssignItem'>, 'itemId'>)
  | ({
      readonly type: 'ReplyToReport'
      readonly by?: string
      /** Taken over from another system. */
      readonly isTakenOver?: boolean
      /** Until when a reply to an item of this campaign may be objected to; null: no limit is set. */
      readonly objectUntil?: (campaign: string | null) => Instant | null
    } & Defined &
      Omit<IntakeInput<'ReplyToReport'>, 'itemId'>)
  | ({
      readonly type: 'RaiseObjection'
      readonly at: Instant
      readonly sealed: { readonly subject: string; readonly text: string }
    } & Omit<IntakeInput<'RaiseObjection'>, 'itemId' | 'text'>)
  | ({ readonly type: 'VoidItemFact'; readonly by: string; readonly facts: RecordedFacts<ItemEvent> } & Omit<
      IntakeInput<'VoidItemFact'>,
      'itemId'
    >)
  | ({
      readonly type: 'RegisterItem'
      readonly number: string
      /** The number was not asked for: the next one was taken. */
      readonly isTaken?: true
      readonly at: Instant
      /** Whether a campaign asks that its letters are read on the day; left out: every one does. */
      readonly asksReading?: (campaign: string) => boolean
    } & Pick<Chosen, 'catalogueOf' | 'isTakenOver'> &
      Leading &
      Pick<Counting, 'recursUnder' | 'registeredOn'> &
      Omit<IntakeInput<'RegisterItem'>, 'itemId' | 'number'>)

/** How its channel is defined, and whether it is taken over from another system, whose channels are its own. */
type Arriving = Defined & {
  readonly isTakenOver?: boolean
  /** Subjects of other reports that gave the same contact; left out: nobody looked. */
  readonly knownAs?: readonly string[]
}

type Receiving = Arriving & {
  readonly sealed?: SealedPerson | null | undefined
  readonly photos?: Photo[] | undefined
  /** The version of the grid in which its position lies in its cell; left out: somebody said the cell. */
  readonly cellFoundIn?: number | undefined
} & FoundWhen &
  Omit<IntakeInput<'ReceiveReport'>, 'itemId' | 'personal'>

export type ItemRefusal =
  | 'ItemUnknown'
  | 'ChannelUnknown'
  | FieldRefusal
  | GapRefusal
  | 'OutsideDeadlineMissing'
  | 'FindingUnknown'
  | 'ItemAlreadyReceived'
  | 'ItemAlreadyRegistered'
  | 'ItemNotRegistered'
  | 'NumberFormReserved'
  | 'ItemDeclinedAlready'
  | 'ItemWithdrawnAlready'
  | 'ItemAlreadyAssigned'
  | 'ItemNotAssigned'
  | 'UnitHasItAlready'
  | 'ReportUnknown'
  | 'ReportWithdrawnAlready'
  | 'ReplyAlreadyGiven'
  | 'ReportNotReplied'
  | 'ObjectionAlreadyRaised'
  | 'ObjectionTooLate'
  | 'NoObjectionRaised'
  | 'DuplicateAlreadyMarked'
  | 'AssignmentObjectionRaisedAlready'
  | 'AssignmentObjectionTooLate'
  | 'AssignmentObjectionOpen'
  | 'NoAssignmentObjection'
  | 'OwnObjection'
  | 'RightUnitMissing'
  | 'TransferReasonMissing'
  | 'OneOwner'
  | 'ComplainedOfMayNotHandle'
  | 'PersonUnknown'
  | ('NotWatched' | 'WatchedByMany' | 'TrackingCodeGivenAlready')
  | 'StyleLeadAlready'
  | 'NoStyleLead'
  | 'OwnStyleLead'
  | PersonalRefusal
  | OpeningRefusal
  | VoidingRefusal
