import {
  BadRequestException,
  Body,
  Controller,
  ForbiddenException,
  Headers,
  HttpCode,
  Inject,
  Module,
  NotFoundException,
  Param,
  Post,
  UnauthorizedException,
  type DynamicModule,
  type MiddlewareConsumer,
  type NestModule,
} from '@nestjs/common'
import { json, type RequestHandler } from 'express'
import { CallUnreadable, SIGNATURE_HEADER, type requestVerifier } from '@huiyin/signed-http'
import { INTERNAL, keepRawBody, RawBody, type SignedCalls } from './signed-calls.js'

/** What this process answers to others, and how it knows them. */
export interface SignedCallPorts {
  readonly calls: SignedCalls
  readonly verify: ReturnType<typeof requestVerifier>
}
const SIGNED_CALLS = Symbol('signed calls')

/** `POST /internal/<call>`: for other processes of the installation only. */
@Controller('internal')
class SignedCallsController {
  constructor(@Inject(SIGNED_CALLS) private readonly ports: SignedCallPorts) {}

  @Post(':call')
  @HttpCode(200)
  async answer(
    @Param('call') name: string,
    @RawBody() raw: string,
    @Body() body: unknown,
    @Headers(SIGNATURE_HEADER) signature?: string,
  ): Promise<unknown> {
    const { calls, verify } = this.ports
    const verified = await verify({ method: 'POST', path: `${INTERNAL}/${name}`, body: raw }, signature)
    if (!verified.ok) throw new UnauthorizedException({ code: verified.refusal })
    const call = Object.hasOwn(calls, name) ? calls[name] : undefined
    if (!call) throw new NotFoundException({ code: 'CallUnknown' })
    if (!call.from.includes(verified.from)) throw new ForbiddenException({ code: 'CallerNotAllowed' })
    try {
      return { answer: await call.run(body, verified.from) }
    } catch (error) {
      if (error instanceof CallUnreadable) throw new BadRequestException({ code: 'CallUnreadable' })
      throw error
    }
  }
}

const BODY_LIMIT = '4mb'

/** Reads the body of each call up to its own limit, and keeps the text for its signature. */
const readBodies = (calls: SignedCalls): RequestHandler => {
  const reader = (limit: string) => json({ limit, verify: keepRawBody })
  const usual = reader(BODY_LIMIT)
  const own = new Map(
    Object.entries(calls).flatMap(([name, { bodyLimit }]) => (bodyLimit ? [[name, reader(bodyLimit)] as const] : [])),
  )
  return (request, response, next) => {
    const read = own.get(request.originalUrl.slice(`${INTERNAL}/`.length)) ?? usual
    read(request, response, next)
  }
}

/** The calls of one process, each for the processes it names. */
@Module({})
export class SignedCallsModule implements NestModule {
  constructor(@Inject(SIGNED_CALLS) private readonly ports: SignedCallPorts) {}

  static with(ports: SignedCallPorts): DynamicModule {
    return {
      module: SignedCallsModule,
      controllers: [SignedCallsController],
      providers: [{ provide: SIGNED_CALLS, useValue: ports }],
    }
  }

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(readBodies(this.ports.calls)).forRoutes(SignedCallsController)
  }
}
