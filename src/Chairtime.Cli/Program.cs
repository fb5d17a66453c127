System.Console.WriteLine("chairtime");
