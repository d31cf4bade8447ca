import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { Request } from 'express'

/** Where processes ask each other. */
export const INTERNAL = '/internal'

/** What another process of the installation may ask of this one. */
export interface SignedCall {
  /** The processes that may ask it; nobody else, however well they sign. */
  readonly from: readonly string[]
  readonly run: (body: unknown, from: string) => Promise<unknown>
  /** How long the body of a request may be, like `14mb`; 4 MB when left out. */
  readonly bodyLimit?: string
}

/** The calls a process answers, by name. */
export type SignedCalls = Readonly<Record<string, SignedCall>>

/** A request whose body was kept as it came, because it was signed so. */
export interface RawRequest extends Request {
  rawBody?: string
}

/** Keeps the text of a JSON body for those who verify its signature. */
export const keepRawBody = (request: Request, _response: unknown, bytes: Buffer): void => {
  ;(request as RawRequest).rawBody = bytes.toString('utf8')
}

/** The text of the body as it came. */
export const RawBody = createParamDecorator(
  (_: unknown, context: ExecutionContext): string => context.switchToHttp().getRequest<RawRequest>().rawBody ?? '',
)
