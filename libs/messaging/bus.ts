import type { Position } from '@huiyin/event-sourcing'
import type { PublishedEvent } from './publisher.js'

/**
 * Somebody who wants the published events of one context. `handle` may be called twice with the same event; when it
 * rejects, the event is delivered again, and after several attempts it goes to the dead letters with the reason.
 */
export interface Consumer {
  readonly name: string
  readonly from: string
  /** The names of the events it wants; a bus may leave out all others. Left out: every one of that context. */
  readonly only?: readonly string[]
  readonly handle: (event: PublishedEvent) => Promise<void>
  /** Its effect is in the memory of one process, so where several share the work every one has to hear everything. */
  readonly everywhere?: true
  /**
   * For a consumer whose effect is rows: several events at once, of any keys, in the order of the log; all of them or
   * none. A bus may call it in place of `handle`; when it rejects, they come one by one.
   */
  readonly handleAll?: (events: readonly PublishedEvent[]) => Promise<void>
}

/** An event that could not be handled, kept with the reason until somebody looks at it. */
export interface DeadLetter {
  readonly consumer: string
  readonly position: Position
  readonly event: PublishedEvent
  readonly reason: string
  readonly attempts: number
}

/**
 * Carries published events to other contexts: in order per key within one context, nothing promised across contexts,
 * at least once. Every adapter passes the bus contract suite.
 */
export interface Bus {
  /** Starts delivery to every consumer from its mark. */
  start(): Promise<void>
  /**
   * Resolves when everything committed before the call has been handled, and what came of it too. Rejects with the fault
   * that stopped a consumer, and with `BusNotRunning` where nothing is being handled or the bus stops first.
   */
  settle(): Promise<void>
  /** The events nobody could handle. */
  deadLetters(): readonly DeadLetter[]
  /** Finishes what is being handled and stops. */
  stop(): Promise<void>
}

/** Nothing is handled before the bus has started or after it was stopped, so there is nothing to wait for. */
export class BusNotRunning extends Error {
  override name = 'BusNotRunning'
  constructor() {
    super('the bus has not been started, or was stopped')
  }
}

/** The mark of a consumer is not in the log: a restore happened. Reactions stop and ask (design §3, marks). */
export class MarkNotInLog extends Error {
  override name = 'MarkNotInLog'
  constructor(consumer: string) {
    super(
      `${consumer} remembers a place that this log does not have: the log was restored from a backup. ` +
        `Nothing was sent. Decide where ${consumer} goes on before starting again.`,
    )
  }
}
