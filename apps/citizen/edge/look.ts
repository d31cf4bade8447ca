import type { Request, Response } from 'express'
import { countedAddress } from '@huiyin/nest-platform'
import { readCode, trackingOf } from '../code.js'
import type { CitizenLimits } from '../limits.js'
import type { Page } from '../pages/layout.js'
import { tooManyPage } from '../pages/plain-pages.js'
import type { CitizenPorts, Followed } from '../ports.js'
import { sendPage } from './answers.js'

/** A report somebody has the code of. */
export interface Found<Told = Followed> {
  readonly code: string
  readonly itemId: string
  readonly reportId: string
  readonly followed: Told
}
export type Looked<Told = Followed> = Found<Told> | { readonly unknown: true } | { readonly waitSeconds: number }

/**
 * Looks a code up. Codes nobody has are counted by address, looks by code; a text that can be no code goes the same way as
 * one that nobody has, so that neither answer nor time tells them apart.
 */
export const looker =
  <Told = Followed>(
    limits: CitizenLimits,
    find: CitizenPorts['find'],
    follow: (itemId: string, reportId: string) => Promise<Told | null>,
  ) =>
  async (request: Request, typed: string): Promise<Looked<Told>> => {
    const address = countedAddress(request.ip)
    const code = readCode(typed)
    const tracking = trackingOf(code ?? `no code: ${typed}`)
    const waitSeconds = Math.max(limits.guesses.waitFor(address), limits.looks.waitFor(tracking))
    if (waitSeconds > 0) return { waitSeconds }
    limits.looks.note(tracking)
    const ids = await find(tracking)
    const followed = ids && (await follow(ids.itemId, ids.reportId))
    if (code !== null && followed) return { code, ...ids, followed }
    limits.guesses.note(address)
    return { unknown: true }
  }

/** What was found; else null, and the answer has been sent. */
export const answerUnless = <Told = Followed>(
  page: Page,
  response: Response,
  looked: Looked<Told>,
  unknown: () => void,
): Found<Told> | null => {
  if ('code' in looked) return looked
  if ('unknown' in looked) {
    unknown()
    return null
  }
  response.setHeader('retry-after', String(looked.waitSeconds))
  sendPage(response, tooManyPage(page, looked.waitSeconds), 429)
  return null
}
