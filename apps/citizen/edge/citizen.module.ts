import { Inject, Module, type DynamicModule, type MiddlewareConsumer, type NestModule } from '@nestjs/common'
import type { NextFunction, Request, Response } from 'express'
import { systemClock } from '@huiyin/kernel'
import { citizenLimits, type CitizenLimits } from '../limits.js'
import type { CitizenPorts } from '../ports.js'
import { FailuresAsPages } from './failures.filter.js'
import { FollowController } from './follow.controller.js'
import { CITIZEN, type CitizenSettings } from './options.js'
import { LandingController, PublishedController, ReceiptController, StyleController } from './pages.controllers.js'
import { readForm } from './read-form.js'
import { ReportController } from './report.controller.js'

/** No script at all, and nothing from anywhere else; the icon is an empty one in the page itself. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const headers = (_: Request, response: Response, next: NextFunction): void => {
  response.setHeader('content-security-policy', POLICY)
  response.setHeader('referrer-policy', 'no-referrer')
  next()
}

/** What the host gives this module; the limits are the usual ones when left out. */
export interface CitizenOptions extends CitizenPorts {
  readonly limits?: CitizenLimits
}

const ROUTES = ['c', 'report', 'report/*rest', 'published', 'receipt', 'follow', 'follow/*rest', 'citizen.css']

/** The pages of citizens at `/c`, `/report`, `/published`, `/receipt`, `/follow`. Keeps nothing but counts of tries, in memory. */
@Module({})
export class CitizenModule implements NestModule {
  constructor(@Inject(CITIZEN) private readonly settings: CitizenSettings) {}

  static with(options: CitizenOptions): DynamicModule {
    const settings: CitizenSettings = { ...options, limits: options.limits ?? citizenLimits(systemClock) }
    return {
      module: CitizenModule,
      controllers: [
        ...[LandingController, ReportController, PublishedController],
        ...[ReceiptController, FollowController, StyleController],
      ],
      providers: [FailuresAsPages, { provide: CITIZEN, useValue: settings }],
    }
  }

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(headers, readForm(this.settings.secure)).forRoutes(...ROUTES)
  }
}
