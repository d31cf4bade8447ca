import type { Day, Instant, TimeZone } from '@huiyin/kernel'
import type { Calendar, Deadline } from '@huiyin/calendar'
import type { RecordedFacts, VoidingRefusal } from '@huiyin/event-sourcing'
import type {
  FieldProblem,
  HandlingMode,
  LedgerKind,
  PublicationRules,
  RectificationInput,
} from '@huiyin/contracts/rectification'
import type { EntryEvent, Evidence } from './events.js'
import type { OnSite } from './on-site.js'

/** What days are counted with. */
export interface Counting {
  readonly calendar: Calendar
  readonly zone: TimeZone
}

type Plain =
  | 'HandOverEntry'
  | 'PlanRemedies'
  | 'RecordAnswers'
  | 'RecordReplyOwed'
  | ('RecordComplainedOf' | 'RecordStyleLead')
  | 'ReopenEntry'
  | 'RecordObjectionLapse'
  | ('RecordPart' | 'TakeOverEntry')
type ByPerson =
  | ('DecideObjection' | 'PassAcceptance' | 'ReturnForRework' | 'RequestExtension')
  | ('PublishAnswer' | 'EnterWorkRecord' | 'NameSponsor' | 'RecordSupervision')
  | ('RedactPublication' | 'WithdrawPublication' | 'RemovePublicPhoto')
type Noted = 'NoteDeadlineNear' | 'NoteDeadlinePassed'
type Other =
  | 'OpenWork'
  | ('OpenEntry' | 'DecideExtension' | 'ClaimDone' | 'VoidEntryFact' | 'RecordObjection')
  | ('ChooseHandlingMode' | 'AcceptMilestone' | 'AskJointUnit' | 'EnterInLedger')
  | ('PauseDeadline' | 'OrderReRectification' | 'RecordLookBack' | 'RederiveDeadline' | 'DecideRederivation')
  | ('DraftPublication' | 'PublishEntry' | 'DraftPublicPhoto' | 'ReplaceEvidence' | 'PassOnEntry')
type Input<N extends Plain | ByPerson | Noted | Other> = Omit<RectificationInput<N>, 'entryId'>

/**
 * What is asked of an entry: the checked input, who asks where that matters, the deadline already derived, a claim's
 * evidence as it is kept and whether it was taken over from another system, for an alarm the instant it was due, and for
 * a voiding the entry's facts.
 */
export type EntryCommand =
  | ({ readonly type: 'OpenEntry'; readonly deadline: Deadline | null } & Omit<
      Input<'OpenEntry'>,
      'outsideDeadline' | 'deadlineRule'
    >)
  | ({
      readonly type: 'OpenWork'
      readonly by: string
      readonly registeredAt: Instant
      readonly deadline: Deadline | null
      readonly counting: Counting
      /** Whether the tenant has such a campaign; without one there is nothing to know. */
      readonly knowsCampaign: boolean
      /** As it is defined now; null: nobody defined it. */
      readonly ledger: LedgerKind | null
      readonly origin?: { readonly kind: string; readonly reference: string } | undefined
      /** The alert it answers, where it is a special programme. */
      readonly alert?: { readonly recurrenceId: string; readonly wave: number } | undefined
    } & Omit<Input<'OpenWork'>, 'ledger' | 'standing' | 'origin'>)
  | ({ readonly type: 'DecideExtension'; readonly by: string; readonly calendar: Calendar } & Input<'DecideExtension'>)
  | ({
      readonly type: 'ClaimDone'
      readonly by: string
      readonly imported: boolean
      /** The files as they are kept; null: one of them is not kept for this entry. */
      readonly evidence: readonly Evidence[] | null
      /** Left out: nothing is asked of a claim that is recorded later. */
      readonly onSite?: OnSite
    } & Omit<Input<'ClaimDone'>, 'evidence'>)
  | ({ readonly type: 'NoteDeadlineNear'; readonly at: Instant } & Input<'NoteDeadlineNear'>)
  | ({
      readonly type: 'NoteDeadlinePassed'
      readonly at: Instant
      readonly calendar: Calendar
      /** After so many working days an overdue entry is looked at again. */
      readonly graceWorkingDays: number
    } & Input<'NoteDeadlinePassed'>)
  | ({
      readonly type: 'VoidEntryFact'
      readonly by: string
      readonly facts: RecordedFacts<EntryEvent>
    } & Input<'VoidEntryFact'>)
  | ({
      readonly type: 'RecordObjection'
      readonly deadlineUnder: (campaign: string | null) => Deadline
    } & Input<'RecordObjection'>)
  | ({
      readonly type: 'ChooseHandlingMode'
      readonly by: string
      readonly counting: Counting
      /** As it is defined now; null: nobody defined it. */
      readonly mode: HandlingMode | null
    } & Omit<Input<'ChooseHandlingMode'>, 'mode'>)
  | ({ readonly type: 'AcceptMilestone'; readonly by: string; readonly counting: Counting } & Input<'AcceptMilestone'>)
  | {
      [N in 'PauseDeadline' | 'OrderReRectification' | 'DecideRederivation']: {
        readonly type: N
        readonly by: string
        readonly counting: Counting
      } & Input<N>
    }['PauseDeadline' | 'OrderReRectification' | 'DecideRederivation']
  | ({
      readonly type: 'RederiveDeadline'
      readonly at: Instant
      readonly counting: Counting
      /** The version of the notice on the year that was heard of; 0: none. */
      readonly heard: number
    } & Input<'RederiveDeadline'>)
  | ({
      readonly type: 'RecordLookBack'
      readonly by: string
      readonly on: Day
      /** How many look-backs the entry's campaign allows; null: as many as one likes. */
      readonly limitUnder: (campaign: string | null) => LookBackLimit | null
    } & Input<'RecordLookBack'>)
  | ({
      readonly type: 'ReplaceEvidence'
      readonly by: string
      /** As it is kept; null: it is not kept for this entry. */
      readonly evidence: Evidence | null
    } & Omit<Input<'ReplaceEvidence'>, 'evidence'>)
  | ({
      readonly type: 'DraftPublicPhoto'
      readonly by: string
      readonly photoId: string
      /** The picture that was made, of which content and where it lies; null: none could be. */
      readonly photo: (Pick<Input<'DraftPublicPhoto'>, 'areas'> & { readonly of: string; readonly file: string }) | null
    } & PublicUnder)
  | ({ readonly type: 'DraftPublication'; readonly by: string } & PublicUnder & Input<'DraftPublication'>)
  | ({
      readonly type: 'PublishEntry'
      readonly by: string
      /** The day of the decision. */
      readonly on: Day
      readonly publicationId: string
    } & PublicUnder &
      Input<'PublishEntry'>)
  | ({ readonly type: 'PassOnEntry'; readonly zone: TimeZone } & Input<'PassOnEntry'>)
  | ({ readonly type: 'AskJointUnit'; readonly by: string; readonly counting: Counting } & Input<'AskJointUnit'>)
  | ({
      readonly type: 'EnterInLedger'
      readonly by: string
      /** As it is defined now; null: nobody defined it. */
      readonly ledger: LedgerKind | null
    } & Omit<Input<'EnterInLedger'>, 'ledger'>)
  | { [N in Plain]: { readonly type: N } & Input<N> }[Plain]
  | { [N in ByPerson]: { readonly type: N; readonly by: string } & Input<N> }[ByPerson]

/** What may be public under a campaign; null: nothing. */
interface PublicUnder {
  readonly publicationUnder: (campaign: string | null) => PublicationRules | null
}

/** How often a closed entry may be looked at again (K7). */
export interface LookBackLimit {
  readonly every: 'once' | 'year'
  readonly max: number
}

/** A refusal that names each thing in the way. */
export interface NamedRefusal {
  readonly code: 'MilestonesWrong' | 'DemandsUnmet' | 'FieldsWrong' | 'LedgerIncomplete' | 'WordsNotInText'
  readonly problems: readonly FieldProblem[]
}

export type EntryRefusal =
  | 'EntryUnknown'
  | 'EntryAlreadyOpened'
  | 'EntryHandedOverAlready'
  | 'EntryClosed'
  | 'EntryNotClosed'
  | 'NothingClaimed'
  | 'EvidenceMissing'
  | 'OnSiteTooLate'
  | 'EvidenceOfAnotherDay'
  | 'FileUnknown'
  | 'ReplyOutstanding'
  | 'OwnWork'
  | 'OwnReply'
  | 'NoObjectionOpen'
  | 'NoDeadline'
  | 'ExtensionAlreadyAsked'
  | 'NoExtensionAsked'
  | 'OwnRequest'
  | 'ModeUnknown'
  | 'MilestoneUnknown'
  | 'RecordUnknown'
  | 'LedgerUnknown'
  | 'CampaignUnknown'
  | 'PartOfAnother'
  | 'LeadItself'
  | 'DeadlineNotCounted'
  | 'PausesOverlap'
  | 'WorkClaimed'
  | 'LookBackSpent'
  | 'NoRederivationProposed'
  | 'NoticeUnknown'
  | 'ComplainedOfNotPublished'
  | 'NotPublicUnderCampaign'
  | 'PublicTextMissing'
  | 'PublishedAlready'
  | 'NothingDrafted'
  | 'OwnDraft'
  | 'DraftChanged'
  | 'MediaTooFew'
  | 'PublicationOver'
  | 'NotPublished'
  | 'PhotoUnknown'
  | 'PhotosTooMany'
  | 'EvidenceUnknown'
  | 'EvidenceThereAlready'
  | VoidingRefusal
  | NamedRefusal
