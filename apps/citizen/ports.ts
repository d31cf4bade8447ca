import type { CalendarYearNotice } from '@huiyin/contracts/campaign'
import type { Clock, Day, Instant, TimeZone } from '@huiyin/kernel'

/** A photo as it was sent, and the type its sender says it is. */
export interface SentPhoto {
  readonly bytes: Uint8Array
  readonly declared: string
}

/** A command of a citizen; the host sends it for the tenant as the actor `citizen` with the role citizen. */
export interface CitizenCommand {
  readonly name: 'ReceiveReport' | 'WithdrawReport' | 'RateReport' | 'RaiseObjection'
  readonly input: Readonly<Record<string, unknown>>
  /** With `ReceiveReport` only: what came with it, as it came. The host keeps them sealed and names them in the input. */
  readonly photos?: readonly SentPhoto[]
  /** The tracking code: the proof that whoever sends it has the receipt. The host checks it and keeps it nowhere. */
  readonly code: string
  /** With `ReceiveReport` only: the publication it comments on. The host knows of which item it is. */
  readonly about?: string
  /** Makes sending it twice harmless. */
  readonly commandId: string
}

/** What became of it: accepted, or a refusal by its code (a reused command id is `CommandIdReused`). */
export type CitizenAnswer = { readonly ok: true } | { readonly ok: false; readonly refusal: string }

/** A reply as it was given to one report. */
export interface GivenReply {
  readonly reportId: string
  readonly result: string
  readonly text: string
  readonly occurredAt: Instant
  /** Up to this moment it may be objected to; null: no limit is set. */
  readonly objectUntil: Instant | null
}

/** An objection to the reply, and what became of it. */
export interface FollowedObjection {
  readonly raisedAt: Instant
  /** By when somebody decides; null while it is not known yet. */
  readonly dueAt: Instant | null
  readonly decided: { readonly upheld: boolean; readonly reason: string; readonly at: Instant } | null
}

/** One unit's work on the item, without anybody's name. */
export interface FollowedEntry {
  readonly unitName: string
  readonly state: string
  readonly openedAt: Instant
  readonly dueAt: Instant | null
  readonly provisional: boolean
  readonly closedAt: Instant | null
}

/** What a reporter may know of the item his report became: no data of any reporter, no person's name, no note. */
export interface Followed {
  readonly item: {
    readonly state: string
    readonly number: string | null
    readonly category: string | null
    readonly channel: string
    readonly receivedAt: Instant
    readonly registeredAt: Instant | null
    readonly unitId: string | null
    /** Why it was not taken on; null where it was. */
    readonly declinedFor: string | null
  }
  /** How many photos came with this report. */
  readonly photos: number
  /** Whether this report was taken back. */
  readonly withdrawn: boolean
  readonly replies: readonly GivenReply[]
  readonly entries: readonly FollowedEntry[]
  /** The last objection to a reply to this report; null: none. */
  readonly objection: FollowedObjection | null
  /** What the reporter said of the reply; null: nothing yet. */
  readonly rating: { readonly rating: string; readonly remark: string | null } | null
}

/** What stands on the receipt of a report: what its own item says, and nothing that another owner has to tell. */
export type Received = Pick<Followed, 'item' | 'photos'>

/** What is promised, and by which calendar it is counted; null where the campaign says nothing. */
export interface Rules {
  readonly zone: TimeZone
  /** `id@edition` of the working-day calendar. */
  readonly calendar: string
  /** The public holidays that were adopted since that edition. */
  readonly notices: readonly { readonly version: number; readonly definition: CalendarYearNotice }[]
  readonly registeringWorkingDays: number | null
  readonly itemWorkingDays: number | null
  readonly categories: readonly { readonly code: string; readonly zh: string; readonly en: string }[]
}

/** What of an entry everybody may read: no person, no number, nothing that was not written for the public. */
export interface Publication {
  readonly publicationId: string
  /** list, column or exposure. */
  readonly kind: string
  readonly category: { readonly zh: string; readonly en: string }
  readonly unitName: string
  readonly state: string
  readonly dueAt: Instant | null
  readonly provisional: boolean
  readonly text: string | null
  readonly answer: string | null
  readonly publishedAt: Instant
  readonly until: Day | null
  /** The photos with it, by their ids. */
  readonly photos: readonly string[]
}

/** What is public now, the latest first; `more`: there are others that are not told. */
export interface Published {
  readonly publications: readonly Publication[]
  readonly more: boolean
}

/** The report a tracking code is of: one that became an item of its own, or joined one that was there. */
export interface TrackedReport {
  readonly itemId: string
  readonly reportId: string
}

/** All this app has: it keeps nothing itself. */
export interface CitizenPorts {
  readonly send: (command: CitizenCommand) => Promise<CitizenAnswer>
  /** The report whose code has this hash; null: there is none in this tenant. */
  readonly find: (tracking: string) => Promise<TrackedReport | null>
  /** The item and what concerns this report of it; null where there is none in this tenant. */
  readonly follow: (itemId: string, reportId: string) => Promise<Followed | null>
  /** The same as far as the receipt shows it: given also while those who work on it cannot be asked. */
  readonly receipt: (itemId: string, reportId: string) => Promise<Received | null>
  readonly rules: () => Promise<Rules>
  /** What is public today, under campaigns that make it so (S1-34, S2-52). */
  readonly published: () => Promise<Published>
  /** A photo of what is public today, as JPEG; null: there is none, or it is public no more. */
  readonly publishedPhoto: (publicationId: string, photoId: string) => Promise<Uint8Array | null>
  /** The installation's clock: tells whether a date has passed. Limits keep the machine's own. */
  readonly clock: Clock
  /** Whether it is reached over TLS; cookies are then sent over TLS only. */
  readonly secure: boolean
}
