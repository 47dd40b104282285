// Keeps request bodies as bytes; each door parses its own content types.
import express from 'express';

export const rawBody = express.raw({ type: () => true, limit: '64mb' });
