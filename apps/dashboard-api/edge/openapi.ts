import { commandsByContext, refusalTexts, type CommandDefinition } from '@huiyin/contracts'
import { z } from 'zod'
