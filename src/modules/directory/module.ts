import type { Module } from '../../kernel/module.ts';

export const directory: Module = { name: 'directory', dependsOn: [], pages: [] };
