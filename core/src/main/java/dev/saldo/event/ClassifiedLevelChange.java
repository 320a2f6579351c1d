package dev.saldo.event;

import dev.saldo.usage.LevelChange;

/**
 * A change of the level that is not use.
 *
 * @param change a rise, or a fall that is a correction
 * @param ruling its classification
 */
public record ClassifiedLevelChange(LevelChange change, EventAssessment ruling) {}
