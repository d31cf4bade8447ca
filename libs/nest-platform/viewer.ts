import type { Role } from '@huiyin/contracts'

/** Who is signed in, with today's roles and units. */
export interface Viewer {
  readonly login: string
  readonly personId: string
  readonly name: string
  readonly tenant: string
  readonly roles: readonly Role[]
  readonly postId: string | null
  /** The unit the viewer is appointed to; null for somebody without an appointment. */
  readonly unitId: string | null
  /** That unit and every unit below it. */
  readonly unitIds: readonly string[]
  /** The viewer and everybody above: what complains of one of them is hidden from the viewer. */
  readonly atOrAbove: readonly string[]
}

/** Why somebody could not sign in; the same answer for an unknown login and a wrong password. */
export type SignInRefusal =
  { readonly refusal: 'SignInRefused' } | { readonly refusal: 'TooManyAttempts'; readonly retryAfterSeconds: number }

/** Signing in and being recognised again; the host binds it to the identity in use. */
export interface Sessions {
  signIn(login: string, password: string, address: string): Promise<{ readonly token: string } | SignInRefusal>
  /** Who holds this token now; null when nobody does any more. */
  viewerOf(token: string): Promise<Viewer | null>
  signOut(token: string): Promise<void>
}
