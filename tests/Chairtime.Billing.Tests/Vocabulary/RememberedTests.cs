using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Tests.Vocabulary;

public sealed class RememberedTests
{
    [Fact]
    public void WhatWasKeptIsFoundAndNothingElse()
    {
        var squares = new Remembered<int, long>(most: 10_000);
        for (var i = 0; i < 5_000; i++)
            squares.Keep(i, (long)i * i);
        for (var i = 0; i < 5_000; i++)
        {
            Assert.True(squares.TryGet(i, out var square));
            Assert.Equal((long)i * i, square);
        }

        Assert.False(squares.TryGet(5_000, out _));
    }

    [Fact]
    public void TheFirstAnswerStays()
    {
        var answers = new Remembered<int, string>(most: 10);
        answers.Keep(1, "first");
        answers.Keep(1, "second");
        Assert.True(answers.TryGet(1, out var answer));
        Assert.Equal("first", answer);
    }

    [Fact]
    public void WithTooManyItStartsAfresh()
    {
        var answers = new Remembered<int, int>(most: 100);
        for (var i = 0; i < 1_000_000; i++)
            answers.Keep(i, i);
        var kept = Enumerable.Range(0, 1_000_000).Count(i => answers.TryGet(i, out _));
        Assert.InRange(kept, 1, 100);
        Assert.True(answers.TryGet(999_999, out _));
    }

    [Fact]
    public void ManyThreadsNeverSeeAWrongAnswer()
    {
        var answers = new Remembered<int, string>(most: 300);
        var wrong = 0;
        Parallel.For(0, 8, worker =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                var question = ((i * 7) + worker) % 1_000;
                if (answers.TryGet(question, out var answer) && answer != $"{question}")
                    Interlocked.Increment(ref wrong);
                answers.Keep(question, $"{question}");
            }
        });
        Assert.Equal(0, wrong);
    }
}
