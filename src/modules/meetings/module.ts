import type { Module } from '../../kernel/module.ts';

export const meetings: Module = { name: 'meetings', dependsOn: ['directory'], pages: [] };
